import assert from 'node:assert/strict';
import { serve, serveAlways } from './server';
import { errorOf, never, request, serviceOn } from './service';

const accepted = JSON.stringify({ request_id: 'abc-1', status: 'QUEUED' });
const png = Buffer.from('89504e470d0a1a0a0000', 'hex');

describe('submit, synchronous', () => {
  const sync = { transport: () => 'sync' as const };

  it('takes the bytes and the figures in the head', async () => {
    const server = await serveAlways(200, png, {
      'content-type': 'image/png',
      'x-cost': '0.012',
      'x-remaining-credits': '4.5',
      'x-request-id': 'sync-1',
      'x-generation-time': '12.5',
    });
    const submission = await serviceOn(server.origin, sync).submit(request, never());
    assert.equal(server.requests[0]?.path, '/v1/qwen-image');
    assert.equal(submission.kind, 'finished');
    assert.equal(submission.requestId, 'sync-1');
    assert.deepEqual(submission.result.metrics, {
      cost: 0.012,
      remainingCredits: 4.5,
      inferenceTime: 12_500,
    });
    const [output] = submission.result.outputs;
    assert.ok(output?.kind === 'inline' && Buffer.from(output.bytes).equals(png));
  });

  it('takes JSON with a picture in it', async () => {
    const image = `data:image/png;base64,${png.toString('base64')}`;
    const server = await serveAlways(200, JSON.stringify({ image }));
    const submission = await serviceOn(server.origin, sync).submit(request, never());
    assert.ok(submission.kind === 'finished' && submission.requestId === undefined);
    assert.deepEqual(submission.result.metrics, {});
    assert.equal(submission.result.outputs.length, 1);
  });

  it('follows a request that was only taken', async () => {
    const server = await serveAlways(202, accepted);
    const submission = await serviceOn(server.origin, sync).submit(request, never());
    assert.deepEqual(submission, { kind: 'accepted', requestId: 'abc-1' });
  });

  it('is in doubt when the connection drops amid the bytes', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': 1000 });
      response.write(png, () => response.socket?.destroy());
    });
    const error = await errorOf(serviceOn(server.origin, sync).submit(request, never()));
    assert.equal(error.facts.delivery, 'unknown');
  });

  it('believes a job that failed', async () => {
    const server = await serveAlways(
      200,
      '{"request_id":"a1","status":"FAILED","error":"Blocked by the safety filter"}',
    );
    const error = await errorOf(serviceOn(server.origin, sync).submit(request, never()));
    assert.equal(error.code, 'blocked');
    assert.equal(error.facts.delivery, 'answered');
  });
});

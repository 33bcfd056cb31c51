import assert from 'node:assert/strict';
import { serve, serveAlways } from './server';
import { errorOf, key, never, quick, serviceOn } from './service';

const url = 'https://images.segmind.com/a.png';
const page =
  '<html><head><title>Attention Required!</title></head><body>blocked by the content filter</body></html>';

describe('a look at a request', () => {
  for (const [title, status, body, expected] of [
    ['QUEUED', 200, { status: 'QUEUED' }, { kind: 'running', remote: { kind: 'queued' } }],
    ['PROCESSING', 200, { status: 'processing' }, { kind: 'running', remote: { kind: 'processing' } }],
    [
      'a word of its own',
      200,
      { status: 'WARMING <b>UP' },
      { kind: 'running', remote: { kind: 'other', word: 'WARMING b UP' } },
    ],
    ['COMPLETED', 200, { status: 'COMPLETED' }, { kind: 'completed' }],
    ['a picture without a word', 200, { output: url }, { kind: 'completed' }],
    [
      'PROCESSING under 422',
      422,
      { status: 'PROCESSING' },
      { kind: 'running', remote: { kind: 'processing' } },
    ],
    [
      'FAILED under 422',
      422,
      { status: 'FAILED', error: 'Content policy violation' },
      { kind: 'failed', failure: { code: 'blocked', detail: 'Content policy violation', status: 422 } },
    ],
    [
      'FAILED under 200',
      200,
      { status: 'FAILED', error: { message: 'Worker crashed' } },
      { kind: 'failed', failure: { code: 'server', detail: 'Worker crashed', status: 200 } },
    ],
    [
      'FAILED under 500 about this request',
      500,
      { request_id: 'id-1', status: 'FAILED', error: 'Invalid value for steps' },
      { kind: 'failed', failure: { code: 'invalid', detail: 'Invalid value for steps', status: 500 } },
    ],
    [
      '422 without a word',
      422,
      { error: 'odd' },
      { kind: 'failed', failure: { code: 'server', detail: 'odd', status: 422 } },
    ],
  ] as const) {
    it(title, async () => {
      const server = await serveAlways(status, JSON.stringify(body));
      assert.deepEqual(await serviceOn(server.origin).look('id-1', never()), expected);
      assert.equal(server.requests[0]?.path, '/v2/requests/id-1/status');
      assert.equal(server.requests[0].key, key);
    });
  }

  for (const [status, body, code] of [
    [404, '{"error":"not found"}', 'expired'],
    [404, '{"status":"failed","message":"no route"}', 'expired'],
    [401, '{"status":"FAILED","error":"Invalid API key"}', 'badKey'],
    [403, '', 'noPermission'],
    [429, '{"status":"failed"}', 'rateLimited'],
    [500, '{"error":"x"}', 'server'],
    [502, '<html>', 'server'],
    [200, '<html>', 'badAnswer'],
    [200, '', 'badAnswer'],
    [200, 'null', 'badAnswer'],
    [200, '{"status":7}', 'badAnswer'],
  ] as const) {
    it(`${status} ${body}: ${code}, and no doubt about money`, async () => {
      const server = await serveAlways(status, body);
      const error = await errorOf(serviceOn(server.origin).look('id-1', never()));
      assert.equal(error.code, code);
      assert.notEqual(error.facts.delivery, 'unknown');
      assert.equal(error.facts.retryAt !== undefined, status === 429);
      assert.equal(server.requests.length, 1);
    });
  }

  for (const body of [page, '', '{}', 'null', 'Request blocked', '"Request blocked"']) {
    it(`422 ${body.slice(0, 40)} may be a failure`, async () => {
      const server = await serveAlways(422, body);
      const service = serviceOn(server.origin);
      for (const look of [await service.look('id-1', never()), await service.result('id-1', never())]) {
        assert.deepEqual(look.kind === 'failed' && [look.isDoubtful, look.failure.status], [true, 422]);
      }
    });
  }

  it('believes a 422 that names the request', async () => {
    const server = await serveAlways(422, '{"request_id":"id-1"}');
    const look = await serviceOn(server.origin).look('id-1', never());
    assert.deepEqual(look.kind === 'failed' && look.isDoubtful, undefined);
  });

  for (const [status, body, code] of [
    [400, page, 'badAnswer'],
    [401, page, 'badKey'],
    [403, page, 'noPermission'],
    [403, '', 'noPermission'],
    [451, page, 'badAnswer'],
  ] as const) {
    it(`${status} ${body.slice(0, 40)} is nobody's word yet: ${code}`, async () => {
      const server = await serveAlways(status, body);
      const service = serviceOn(server.origin);
      for (const work of [service.look('id-1', never()), service.result('id-1', never())]) {
        const { code: thrown, facts } = await errorOf(work);
        assert.deepEqual([thrown, facts.isDoubtful, facts.status], [code, true, status]);
      }
    });
  }

  for (const [status, body, code] of [
    [400, '{"error":"Invalid request id"}', 'invalid'],
    [401, '{"error":"Invalid API key"}', 'badKey'],
    [403, '{"detail":"Forbidden"}', 'noPermission'],
    [404, page, 'expired'],
    [429, page, 'rateLimited'],
    [500, '{"error":"An unexpected error occurred"}', 'server'],
    [503, '{"detail":"Blocked by the content filter"}', 'server'],
  ] as const) {
    it(`${status} ${body.slice(0, 40)} needs no second opinion: ${code}`, async () => {
      const server = await serveAlways(status, body);
      const { code: thrown, facts } = await errorOf(serviceOn(server.origin).look('id-1', never()));
      assert.deepEqual([thrown, facts.isDoubtful], [code, undefined]);
    });
  }

  it('does not believe a FAILED that did not arrive whole', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(422, { 'content-length': 100 });
      response.write('{"status":"PROC', () => response.socket?.resetAndDestroy());
    });
    assert.equal((await errorOf(serviceOn(server.origin).look('id-1', never()))).code, 'network');
  });

  it('takes a picture at the result address for the result, whatever word stands beside it', async () => {
    const url = 'https://images.segmind.com/a.png';
    const server = await serveAlways(200, JSON.stringify({ status: 'success', output: url }));
    const look = await serviceOn(server.origin).result('id-1', never());
    assert.deepEqual(look.kind === 'completed' && look.result.outputs, [{ kind: 'remote', url }]);
  });

  for (const id of ['..', 'a/b', 'a b', '', 'a'.repeat(201)]) {
    it(`asks nothing for the id ${JSON.stringify(id.slice(0, 5))}`, async () => {
      const server = await serveAlways(200, '{}');
      assert.equal((await errorOf(serviceOn(server.origin).look(id, never()))).code, 'invalid');
      assert.equal(server.requests.length, 0);
    });
  }

  it("rejects with the caller's reason when aborted, with network when it takes too long", async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    let isFirst = true;
    const server = await serve(() => {
      if (isFirst) controller.abort(reason);
      isFirst = false;
    });
    const service = serviceOn(server.origin, { deadlines: { look: quick } });
    await assert.rejects(service.look('id-1', controller.signal), reason);
    assert.equal((await errorOf(service.look('id-1', never()))).code, 'network');
  });
});

describe('the result of a request', () => {
  it('comes with its figures', async () => {
    const body = {
      status: 'COMPLETED',
      output: url,
      metrics: { cost: '0.01', inference_time: 2 },
      error: null,
    };
    const server = await serveAlways(200, JSON.stringify(body));
    assert.deepEqual(await serviceOn(server.origin).result('id-1', never()), {
      kind: 'completed',
      result: { outputs: [{ kind: 'remote', url }], metrics: { cost: 0.01, inferenceTime: 2000 } },
    });
    assert.equal(server.requests[0]?.path, '/v2/requests/id-1');
  });

  it('may be the bytes themselves, or have no word', async () => {
    const bytes = Buffer.from('ffd8ffe000', 'hex');
    const binary = await serveAlways(200, bytes, { 'content-type': 'image/jpeg' });
    const look = await serviceOn(binary.origin).result('id-1', never());
    assert.ok(look.kind === 'completed' && look.result.outputs[0]?.kind === 'inline');
    const wordless = await serveAlways(200, JSON.stringify({ output: url }));
    assert.equal((await serviceOn(wordless.origin).result('id-1', never())).kind, 'completed');
  });

  it('may carry a large picture as text', async () => {
    const output = `data:image/png;base64,${Buffer.alloc(3_000_000, 1).toString('base64')}`;
    const server = await serveAlways(200, JSON.stringify({ status: 'COMPLETED', output }));
    const look = await serviceOn(server.origin).result('id-1', never());
    assert.ok(look.kind === 'completed' && look.result.outputs[0]?.kind === 'inline');
    assert.equal(look.result.outputs[0].bytes.length, 3_000_000);
  });

  it('is a bad answer when it is completed without a picture', async () => {
    for (const body of [
      { status: 'COMPLETED' },
      { status: 'COMPLETED', output: null },
      { output: 'words' },
    ]) {
      const server = await serveAlways(200, JSON.stringify(body));
      assert.equal((await errorOf(serviceOn(server.origin).result('id-1', never()))).code, 'badAnswer');
    }
  });

  it('may still be on its way, or have failed', async () => {
    const running = await serveAlways(200, '{"status":"PROCESSING"}');
    assert.equal((await serviceOn(running.origin).result('id-1', never())).kind, 'running');
    const failed = await serveAlways(422, '{"status":"FAILED","error":"x"}');
    assert.equal((await serviceOn(failed.origin).result('id-1', never())).kind, 'failed');
  });
});

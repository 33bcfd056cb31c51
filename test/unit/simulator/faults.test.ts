import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { errorShapes } from '../../simulator/errorShape';
import { resultShapes } from '../../simulator/resultShape';
import type { Simulator } from '../../simulator/simulator';
import { ask, bytesOf, fieldsOf, finish, still, submit, wanted } from './simulated';

describe('the faults of the simulator', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await still();
  });
  afterEach(() => simulator.stop());

  const post = () => ask(simulator, '/v2/qwen-image', wanted);

  it('strike as often as told, then no more', async () => {
    simulator.faults.add(
      'submit',
      { kind: 'rateLimited', seconds: 3, header: 'retryAfterSeconds' },
      { times: 2, skip: 1 },
    );
    const answers = [await post(), await post(), await post(), await post()];
    assert.deepEqual(
      answers.map((answer) => answer.status),
      [200, 429, 429, 200],
    );
    assert.equal(answers[1]?.headers.get('retry-after'), '3');
    assert.equal(simulator.jobs.length, 2);
  });

  it('reset the connection before the job exists, or after', async () => {
    simulator.faults.add('submit', { kind: 'resetBeforeBody' });
    await assert.rejects(post());
    assert.equal(simulator.jobs.length, 0);
    simulator.faults.add('submit', { kind: 'resetAfterBody' });
    await assert.rejects(post());
    assert.equal(simulator.jobs.length, 1);
    simulator.faults.add('submit', {
      kind: 'http',
      status: 502,
      body: { type: 'html', message: 'Bad' },
      handled: true,
    });
    assert.equal((await post()).status, 502);
    assert.equal(simulator.jobs.length, 2);
    assert.equal(simulator.count('submit'), 3);
  });

  it('cut an answer short, stall, and drip', async () => {
    const { output } = await finish(simulator);
    simulator.faults.add('download', { kind: 'resetMidAnswer' });
    await assert.rejects(bytesOf(output));
    for (const at of ['start', 'answer', 'midAnswer'] as const) {
      simulator.faults.add('download', { kind: 'stall', at });
      await assert.rejects(
        fetch(String(output), { signal: AbortSignal.timeout(100) }).then((response) =>
          response.arrayBuffer(),
        ),
        { name: 'TimeoutError' },
      );
    }
    simulator.faults.add('download', { kind: 'drip', bytesPerSecond: 1e6 });
    assert.ok((await bytesOf(output)).length > 1000);
  });

  it('spoil the bytes of a download', async () => {
    const { output } = await finish(simulator);
    const whole = await bytesOf(output);
    simulator.faults.add('download', { kind: 'truncated', keep: 0.5 });
    assert.ok((await bytesOf(output)).equals(whole.subarray(0, Math.floor(whole.length / 2))));
    simulator.faults.add('download', { kind: 'zeroBytes' });
    assert.equal((await bytesOf(output)).length, 0);
    simulator.faults.add('download', { kind: 'oversized', bytes: 3_000_000 });
    assert.equal((await bytesOf(output)).length, 3_000_000);
    simulator.faults.add('download', { kind: 'gzipBomb', bytes: 5_000_000 });
    assert.equal((await bytesOf(output)).length, 5_000_000 + whole.length);
    simulator.faults.add('download', { kind: 'absurdDimensions' });
    assert.equal((await bytesOf(output)).readUInt32BE(16), 100_000);
    simulator.faults.add('download', { kind: 'disguised', as: 'svg' });
    const svg = await fetch(String(output));
    assert.equal(svg.headers.get('content-type'), 'image/png');
    assert.match(await svg.text(), /<svg/);
    simulator.faults.add('download', { kind: 'endless' });
    let read = 0;
    const stop = new AbortController();
    const endless = async () => {
      const { body } = await fetch(String(output), { signal: stop.signal });
      for await (const chunk of body ?? []) {
        read += chunk instanceof Uint8Array ? chunk.length : 0;
        if (read > 10_000_000) stop.abort();
      }
    };
    await assert.rejects(endless(), { name: 'AbortError' });
  });

  it('redirect to another origin, which serves the same bytes', async () => {
    const { output } = await finish(simulator);
    const whole = await bytesOf(output);
    simulator.faults.add('download', { kind: 'redirect', to: 'elsewhere' });
    assert.ok((await bytesOf(output)).equals(whole));
    assert.equal(simulator.requests.at(-1)?.host, 'api');
    simulator.faults.add('download', { kind: 'redirect', to: 'linkLocal', status: 307 });
    const response = await fetch(String(output), { redirect: 'manual' });
    assert.equal(response.headers.get('location'), 'http://169.254.169.254/latest/meta-data/');
  });

  it('fail a job with the words and the shape that are wanted', async () => {
    for (const shape of errorShapes) {
      simulator.faults.add('submit', { kind: 'failJob', message: 'Blocked by content policy', shape });
      const id = await submit(simulator);
      simulator.clock.advance(600_000);
      const response = await ask(simulator, `/v2/requests/${id}/status`);
      assert.equal(response.status, 422);
      const named = !['null', 'errorNull', 'emptyObject', 'empty'].includes(shape);
      assert.equal((await response.text()).includes('content policy'), named, shape);
    }
    assert.equal(simulator.account.credits, 10);
  });

  it('say a result in every shape', async () => {
    const id = await submit(simulator);
    simulator.clock.advance(600_000);
    const seen = new Set<string>();
    for (const shape of resultShapes) {
      simulator.faults.add('result', { kind: 'resultShape', shape });
      const response = await ask(simulator, `/v2/requests/${id}`);
      assert.equal(response.status, 200);
      seen.add(Buffer.from(await response.arrayBuffer()).toString('base64'));
    }
    assert.equal(seen.size, resultShapes.length);
  });

  it('can be switched on from another process', async () => {
    const control = (path: string, body?: unknown) => ask(simulator, `/__simulator/${path}`, body);
    const rule = { on: 'status', fault: { kind: 'unknownStatus', word: 'WARMING' }, times: 'always' };
    assert.equal((await control('faults', rule)).status, 200);
    assert.equal((await control('faults', { on: 'status', fault: { kind: 'nonsense' } })).status, 400);
    const id = await submit(simulator);
    await control('advance', { ms: 600_000 });
    assert.equal((await fieldsOf(await ask(simulator, `/v2/requests/${id}/status`)))['status'], 'WARMING');
    const log: unknown = await (await control('requests')).json();
    assert.ok(Array.isArray(log));
    assert.equal(log.length, 2);
    const jobs = await (await control('jobs')).text();
    assert.match(jobs, /"state":"COMPLETED"/);
    assert.ok(!jobs.includes(simulator.key));
  });

  it('end with a refused connection once it is stopped', async () => {
    await simulator.stop();
    const failure: unknown = await post().catch((error: unknown) => error);
    assert.match(inspect(failure), /ECONNREFUSED/);
  });
});

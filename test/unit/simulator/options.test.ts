import assert from 'node:assert/strict';
import { startSimulator } from '../../simulator/simulator';
import type { SimulatorOptions } from '../../simulator/options';
import type { Simulator } from '../../simulator/simulator';
import { ask, bytesOf, fieldsOf, finish, still, submit, wanted } from './simulated';

async function within(
  options: SimulatorOptions,
  use: (simulator: Simulator) => Promise<void>,
): Promise<void> {
  const simulator = await still(options);
  try {
    await use(simulator);
  } finally {
    await simulator.stop();
  }
}

describe('the options of the simulator', () => {
  it('let jobs end by themselves, faster than real time', () =>
    within({ speed: 1000 }, async (simulator) => {
      const states: string[] = [];
      simulator.onJobChange((job) => states.push(job.state));
      const id = await submit(simulator);
      const job = await simulator.waitForJob('COMPLETED', id);
      assert.deepEqual(states, ['PROCESSING', 'COMPLETED']);
      assert.ok(simulator.clock.now() >= job.endsAt);
    }));

  it('fix the time a model takes', () =>
    within({ durationsMs: { 'qwen-image': 40 } }, async (simulator) => {
      const id = await submit(simulator);
      simulator.clock.advance(39);
      assert.equal(simulator.jobs[0]?.state, 'PROCESSING');
      simulator.clock.advance(1);
      assert.equal((await simulator.waitForJob('over', id)).state, 'COMPLETED');
    }));

  it('draw the same durations and ids from the same seed', async () => {
    const first = (seed: string) => {
      let seen: unknown;
      return within({ seed }, async (simulator) => {
        await submit(simulator);
        const [job] = simulator.jobs;
        seen = [job?.id, (job?.endsAt ?? 0) - (job?.submittedAt ?? 0)];
      }).then(() => seen);
    };
    assert.deepEqual(await first('a'), await first('a'));
    assert.notDeepEqual(await first('a'), await first('b'));
  });

  it('limit the jobs a minute, and say when there is room again', () =>
    within({ requestsPerMinute: 1 }, async (simulator) => {
      await submit(simulator);
      const refused = await ask(simulator, '/v2/qwen-image', wanted);
      assert.equal(refused.status, 429);
      assert.ok(Date.parse(refused.headers.get('x-rate-limit-reset-at-utc') ?? '') > Date.now());
      simulator.clock.advance(60_000);
      assert.equal((await ask(simulator, '/v2/qwen-image', wanted)).status, 200);
    }));

  it('forbid a key to submit', () =>
    within({ forbiddenKeys: ['SG_1111111111111111'] }, async (simulator) => {
      assert.equal((await ask(simulator, '/v2/qwen-image', wanted, 'SG_1111111111111111')).status, 403);
    }));

  it('serve a failed job under 200, and refusals under other codes and shapes', () =>
    within({ failedStatus: 200, refusedStatus: 500, errorShape: 'detail' }, async (simulator) => {
      const refused = await ask(simulator, '/v2/qwen-image', { prompt: 'a fox' });
      assert.equal(refused.status, 500);
      assert.deepEqual(await fieldsOf(refused), { detail: 'Missing required parameter: steps' });
      const id = await submit(simulator);
      simulator.failJob(id, 'Worker lost');
      const failed = await ask(simulator, `/v2/requests/${id}`);
      assert.equal(failed.status, 200);
      assert.deepEqual(await fieldsOf(failed), { request_id: id, status: 'FAILED', detail: 'Worker lost' });
    }));

  it('name the uploads differently, and refuse inline pictures', () =>
    within({ uploadAnswer: 'urls', inlineImages: false }, async (simulator) => {
      const image = 'data:image/png;base64,AAAA';
      const response = await fetch(simulator.uploadUrl, {
        method: 'POST',
        headers: { 'x-api-key': simulator.key },
        body: JSON.stringify({ data_urls: [image] }),
      });
      assert.ok(Array.isArray((await fieldsOf(response))['urls']));
      assert.equal((await ask(simulator, '/v2/qwen-image-edit', { prompt: 'snow', image })).status, 400);
    }));

  it('pad every picture', () =>
    within({ padToBytes: 3_000_000 }, async (simulator) => {
      assert.ok((await bytesOf((await finish(simulator))['output'])).length >= 3_000_000);
    }));

  it('reject a port that is taken', () =>
    within({}, async (simulator) => {
      const api = Number(new URL(simulator.apiBaseUrl).port);
      await assert.rejects(startSimulator({ ports: { api } }), { code: 'EADDRINUSE' });
    }));
});

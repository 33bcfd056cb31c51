import assert from 'node:assert/strict';
import { workspaceFolder } from './places';
import { withSettings } from './settings';
import { atOnce, fieldOf, onSimulator, run, untilJob } from './stand';

describe('the commands on a request', () => {
  const stand = onSimulator();

  it('stop watching and resume, with one request in all', async () => {
    const { simulator, start, rest, api, submissions } = stand();
    const id = await start('generate', { prompt: 'paused' });
    await untilJob(api, id, ({ state }) => state === 'waiting');
    assert.equal(await run('stopWatching', id), id);
    assert.equal((await rest(id)).state, 'dismissed');
    const looks = simulator.count('status');
    await simulator.waitForJob('over', api.getJob(id)?.requestId);
    assert.equal(await run('resumeJob', id), id);
    const job = await untilJob(api, id, ({ state }) => state === 'saved');
    assert.equal(job.files.length, 1);
    assert.ok(simulator.count('status') > looks);
    assert.equal(submissions('paused').length, 1);
  });

  it('cancel a queued job free of charge', async () => {
    const { simulator, start, rest, submissions } = stand();
    await withSettings({ maxConcurrentJobs: 1 }, async () => {
      const first = await start('generate', { prompt: 'first in line' });
      const second = await start('generate', { prompt: 'second in line' });
      await simulator.waitForRequest('submit', stand().isAbout('first in line'));
      await run('stopWatching', second);
      assert.equal((await rest(second)).state, 'dismissed');
      await rest(first);
    });
    assert.equal(submissions('second in line').length, 0);
  });

  it('recover a result by its request id, for nothing', async () => {
    const { simulator, make, rest, api } = stand();
    const saved = await make('generate', { prompt: 'to be recovered' });
    assert.equal(saved.state, 'saved');
    await run('removeJob', saved.id);
    const submissions = simulator.count('submit');
    const id = await run('recoverRequest', { requestId: saved.requestId, model: 'qwen-image' });
    assert.ok(typeof id === 'string');
    const job = await rest(id);
    assert.equal(job.state, 'saved', JSON.stringify(job.error));
    assert.equal(job.requestId, saved.requestId);
    assert.ok(job.files[0]?.startsWith(workspaceFolder().toString()));
    assert.equal(simulator.count('submit'), submissions);
    assert.equal(await run('recoverRequest', { requestId: saved.requestId }), id, 'known already');
    assert.equal(api.listJobs().filter(({ requestId }) => requestId === saved.requestId).length, 1);
  });

  it('refuse to recover what is no request id, or nobody knows', async () => {
    const before = stand().simulator.count();
    for (const requestId of ['..', 'two words', '', 'nön', 'x'.repeat(201)]) {
      await assert.rejects(run('recoverRequest', { requestId }), {
        message: `“${requestId}” is not a request id.`,
      });
    }
    assert.equal(stand().simulator.count(), before);
    await assert.rejects(run('recoverRequest', { requestId: '0123456789abcdef', model: 'none' }), {
      message: 'There is no model “none”.',
    });
  });
});

describe('maxConcurrentJobs', () => {
  const stand = onSimulator({}, { ...atOnce, maxConcurrentJobs: 1 });

  it('of 1 runs one job at a time, in their order', async () => {
    const { api, start, rest } = stand();
    let most = 0;
    const subscription = api.onDidChangeJob(() => {
      const running = api.listJobs().filter(({ state }) => state === 'submitting' || state === 'waiting');
      most = Math.max(most, running.length);
    });
    const ids = [];
    for (const prompt of ['line 1', 'line 2', 'line 3']) ids.push(await start('generate', { prompt }));
    const jobs = await Promise.all(ids.map(rest));
    subscription.dispose();
    assert.deepEqual(
      jobs.map(({ state }) => state),
      ['saved', 'saved', 'saved'],
    );
    assert.equal(most, 1);
    const order = stand()
      .simulator.requests.filter(({ endpoint }) => endpoint === 'sync')
      .map(({ body }) => fieldOf(body, 'prompt'));
    assert.deepEqual(order, ['line 1', 'line 2', 'line 3']);
  });
});

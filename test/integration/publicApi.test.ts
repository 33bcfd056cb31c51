import assert from 'node:assert/strict';
import type { JobSnapshot } from '../../src/core/jobSnapshot';
import { inWorkspace } from './places';
import { atOnce, onSimulator, untilJob } from './stand';

describe('the public API', () => {
  const stand = onSimulator();

  it('takes the orders of both commands', async () => {
    const { api, rest } = stand();
    const ids = [
      await api.submit({ prompt: 'by a program', folder: 'api' }),
      await api.submit({ prompt: 'edit by a program', image: inWorkspace('images/lake.jpg'), folder: 'api' }),
    ];
    const jobs = await Promise.all(ids.map(rest));
    assert.deepEqual(
      jobs.map(({ state, model }) => [state, model]),
      [
        ['saved', 'qwen-image'],
        ['saved', 'qwen-image-edit'],
      ],
    );
    assert.deepEqual(
      ids.map((id) => api.getJob(id)),
      jobs,
    );
    const [newest, second] = api.listJobs();
    assert.deepEqual([newest?.id, second?.id], [...ids].reverse());
  });

  it('gives out copies that plain JSON can carry', () => {
    for (const job of stand().api.listJobs()) {
      assert.deepEqual(JSON.parse(JSON.stringify(job)), job);
    }
  });

  it('knows no job that is not there', () => {
    assert.equal(stand().api.getJob('nobody'), undefined);
  });
});

describe('the events of the public API', () => {
  const stand = onSimulator({}, atOnce);

  it('tell listeners of each change, and no longer when they are disposed', async () => {
    const { api, rest } = stand();
    const heard: JobSnapshot[] = [];
    const all = api.onDidChangeJob((job) => heard.push(job));
    const id = await api.submit({ prompt: 'listened to', folder: 'api' });
    await untilJob(api, id, ({ state }) => state === 'submitting');
    all.dispose();
    await rest(id);
    const states = heard.filter((job) => job.id === id).map(({ state }) => state);
    assert.deepEqual([...new Set(states)], ['queued', 'submitting']);
  });

  it('are not disturbed by a listener that throws', async () => {
    const { api, rest } = stand();
    const subscription = api.onDidChangeJob(() => {
      throw new Error('a listener that throws');
    });
    const job = await rest(await api.submit({ prompt: 'undisturbed', folder: 'api' }));
    subscription.dispose();
    assert.equal(job.state, 'saved');
  });
});

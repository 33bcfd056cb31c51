import assert from 'node:assert/strict';
import { QwenImageError } from '../../../src/core/qwenImageError';
import type { JobRefusal } from '../../../src/core/qwenImageError';
import { aRequest, TrackerWorld } from '../../fakes/trackerWorld';

const refusedAs = (refused: JobRefusal) => (error: unknown) =>
  error instanceof QwenImageError && error.code === 'invalid' && error.facts.refused === refused;

describe('a job that is not touched says why', () => {
  let world: TrackerWorld;

  beforeEach(() => {
    world = new TrackerWorld();
  });

  it('has gone on, to a picture, while it was to be cancelled', async () => {
    const first = world.openWindow();
    let write: () => void = () => {};
    let isWriting = false;
    world.disk.delay = async (job) => {
      if (job.state === 'submitting') {
        isWriting = true;
        await new Promise<void>((resolve) => (write = resolve));
      }
    };
    const outputs = [{ kind: 'remote', url: 'https://images.example/1.png' }] as const;
    world.service.submitAnswers = [{ kind: 'finished', result: { outputs, metrics: { cost: 0.04 } } }];
    world.service.downloadAnswers = [() => new Promise<never>(() => {})];
    const { id } = await first.tracker.submit(aRequest);
    await world.clock.runUntil(() => isWriting);
    const deaf = world.openWindow({ isDeaf: true });
    await deaf.tracker.start();
    write();
    await first.until(id, 'ready');
    assert.equal(deaf.tracker.get(id)?.state, 'queued');
    await assert.rejects(deaf.tracker.stop(id), refusedAs('state'));
    assert.equal(world.service.submits.length, 1);
    assert.equal(first.tracker.get(id)?.state, 'ready');
    first.tracker.dispose();
    deaf.tracker.dispose();
  });

  it('is worked on by another window', async () => {
    world.service.submitAnswers = [
      new QwenImageError('noCredits', { delivery: 'answered' }),
      { kind: 'accepted', requestId: 'r1' },
    ];
    const deaf = world.openWindow({ isDeaf: true });
    const { id } = await deaf.tracker.submit(aRequest);
    await deaf.until(id, 'failed');
    const other = world.openWindow();
    await other.tracker.start();
    world.service.lookAnswers = [{ kind: 'running', remote: { kind: 'processing' } }];
    await other.tracker.retry(id);
    await other.until(id, 'waiting');
    await assert.rejects(deaf.tracker.retry(id), refusedAs('otherWindow'));
    await assert.rejects(deaf.tracker.remove(id), refusedAs('otherWindow'));
    deaf.tracker.dispose();
    other.tracker.dispose();
  });

  it('is gone', async () => {
    const { tracker } = world.openWindow();
    await assert.rejects(tracker.runAgain('nobody'), refusedAs('gone'));
    await assert.rejects(tracker.retry('nobody'), refusedAs('gone'));
    tracker.dispose();
  });
});

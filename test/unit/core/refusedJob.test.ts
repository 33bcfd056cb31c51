import assert from 'node:assert/strict';
import { QwenImageError } from '../../../src/core/qwenImageError';
import type { JobRefusal } from '../../../src/core/qwenImageError';
import { settle } from '../../fakes/manualClock';
import { aRequest, TrackerWorld } from '../../fakes/trackerWorld';

const refusedAs = (refused: JobRefusal) => (error: unknown) =>
  error instanceof QwenImageError && error.code === 'invalid' && error.facts.refused === refused;

describe('a job that is not touched says why', () => {
  let world: TrackerWorld;

  beforeEach(() => {
    world = new TrackerWorld();
  });

  it('has gone on, to a picture, while it was to be cancelled', async () => {
    const { tracker } = world.openWindow();
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
    const { id } = await tracker.submit(aRequest);
    await world.clock.runUntil(() => isWriting);
    assert.equal(tracker.get(id)?.state, 'queued');
    const refusal = assert.rejects(tracker.stop(id), refusedAs('state'));
    await settle();
    write();
    await refusal;
    assert.equal(world.service.submits.length, 1);
    assert.equal(tracker.get(id)?.state, 'ready');
    tracker.dispose();
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

import assert from 'node:assert/strict';
import type { Clock } from '../../../src/core/clock';
import { Emitter } from '../../../src/core/emitter';
import type { JobChange } from '../../../src/core/jobs';
import { lateLastLooks } from '../../../src/core/late/lateLastLooks';
import { expiryOf } from '../../../src/core/job';
import type { Job } from '../../../src/core/job';
import type { Look } from '../../../src/core/ports/imageService';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { LastLooks } from '../../../src/core/lastLooks';
import { ManualClock, settle } from '../../fakes/manualClock';
import { aRequest, silentLog, TrackerWorld } from '../../fakes/trackerWorld';
import type { Window } from '../../fakes/trackerWorld';

const running = { kind: 'running', remote: { kind: 'processing' } } as const;
const minute = 60_000;

describe('A last look', () => {
  let world: TrackerWorld;
  let window: Window;

  beforeEach(() => {
    world = new TrackerWorld();
    window = open();
  });

  function open(): Window {
    const opened = world.openWindow();
    const { service, clock } = world;
    lateLastLooks({ jobs: opened.tracker, service, clock, log: silentLog });
    return opened;
  }

  /** A job that is not watched any more, ten minutes after it was sent. */
  async function forsaken(): Promise<Job> {
    world.service.lookAnswers = [running];
    const { id } = await window.tracker.submit(aRequest);
    const job = await window.until(id, 'dismissed');
    await loaded();
    return job;
  }

  /** Until what is loaded late is there and has settled. */
  async function loaded(): Promise<void> {
    await import('../../../src/core/lastLooks');
    await settle();
    // Whoever imports it second may be told of it first.
    for (let turn = 0; turn < 100 && world.clock.sleeping === 0; turn += 1) {
      await settle();
    }
  }

  it('fetches and saves, before the hour is over, what was ready after the watching had ended', async () => {
    const { id } = await forsaken();
    world.service.lookAnswers = [{ kind: 'completed' }];
    const looked = world.service.looks.length;
    await world.clock.advance(40 * minute);
    assert.deepEqual([window.tracker.get(id)?.state, world.service.looks.length], ['dismissed', looked]);
    await world.clock.advance(6 * minute);
    assert.equal(window.tracker.get(id)?.state, 'saved');
    assert.equal(world.service.submits.length, 1);
    assert.equal(world.files.files.size, 1);
    assert.equal(world.clock.sleeping, 0);
  });

  it('is repeated until the hour is over, through errors too, and leaves the job as it was', async () => {
    const { id } = await forsaken();
    const before = window.tracker.get(id);
    world.service.lookAnswers = [new QwenImageError('network'), running];
    const looked = world.service.looks.length;
    await world.clock.advance(60 * minute);
    assert.equal(world.service.looks.length, looked + 5);
    assert.equal(window.tracker.get(id), before);
    assert.equal(world.clock.sleeping, 0);
  });

  it('is repeated when somebody on the way may have said that it failed', async () => {
    const job = await forsaken();
    const { id } = job;
    const failure = { code: 'server', detail: 'Forbidden', status: 422 } as const;
    const doubtful = { kind: 'failed', failure, isDoubtful: true } as const;
    const end = (expiryOf(job) ?? 0) - 200_000;
    world.service.lookAnswers = [
      () => Promise.resolve(world.clock.now() < end ? doubtful : { kind: 'completed' }),
    ];
    await world.clock.advance(60 * minute);
    assert.equal(window.tracker.get(id)?.state, 'saved');
    assert.equal(world.clock.sleeping, 0);
  });

  it('leads on once, and is not wanted when a person has done so, or removed the job', async () => {
    const { id } = await forsaken();
    assert.equal(world.clock.sleeping, 1);
    await window.tracker.remove(id);
    await settle();
    assert.equal(world.clock.sleeping, 0);
    const other = await forsaken();
    world.service.lookAnswers = [{ kind: 'completed' }];
    world.service.resultAnswers = [new QwenImageError('modelGone')];
    await world.clock.advance(60 * minute);
    assert.equal(window.tracker.get(other.id)?.state, 'failed');
    assert.equal(world.service.looks.length, world.service.looks.lastIndexOf('r1') + 1);
    assert.equal(world.clock.sleeping, 0);
  });

  it('comes from a window that was opened later, and not for what a person stopped', async () => {
    const { id } = await forsaken();
    world.service.lookAnswers = [running];
    const { id: stopped } = await window.tracker.submit(aRequest);
    await window.until(stopped, 'waiting');
    await window.tracker.stop(stopped);
    window.crash();
    world.service.lookAnswers = [{ kind: 'completed' }];
    await world.clock.advance(46 * minute);
    window = open();
    await window.tracker.start();
    await loaded();
    await window.until(id, 'saved');
    await world.clock.advance(60 * minute);
    assert.equal(window.tracker.get(stopped)?.state, 'dismissed');
  });

  it('saves once where several windows look', async () => {
    const { id } = await forsaken();
    const second = open();
    await second.tracker.start();
    await loaded();
    world.service.lookAnswers = [{ kind: 'completed' }];
    await world.clock.advance(60 * minute);
    assert.equal(second.tracker.get(id)?.state, 'saved');
    assert.equal(world.files.files.size, 1);
  });

  it('never leads to a second submission, whoever has seen the job end meanwhile', async () => {
    const { id } = await forsaken();
    const deaf = world.openWindow({ isDeaf: true });
    await deaf.tracker.start();
    const failure = { code: 'server', detail: '' } as const;
    world.service.lookAnswers = [{ kind: 'failed', failure }];
    await world.clock.advance(46 * minute);
    await window.until(id, 'failed');
    assert.equal(deaf.tracker.get(id)?.state, 'dismissed');
    await assert.rejects(deaf.tracker.retry(id), { code: 'invalid' });
    assert.equal(world.service.submits.length, 1);
  });

  it('waits as long as a rate limit says', async () => {
    await forsaken();
    const looked = world.service.looks.length;
    world.service.lookAnswers = [running];
    // The first one, five minutes before the hour is over.
    await world.clock.advance(45 * minute - 1_000);
    world.service.lookAnswers = [
      new QwenImageError('rateLimited', { retryAt: world.clock.now() + 4 * minute }),
      running,
    ];
    await world.clock.advance(10 * minute);
    // At 55 minutes, when the limit is over, and a minute later.
    assert.equal(world.service.looks.length, looked + 3);
  });

  it('does not wait for a day because the clock was set back', async () => {
    const job = await forsaken();
    const clock = new ManualClock(world.clock.now() - 24 * 60 * minute);
    const looked = world.service.looks.length;
    const { list, retry } = { list: () => [job], retry: () => Promise.resolve(job) };
    const onDidChange = () => ({ dispose: () => {} });
    new LastLooks({ jobs: { list, retry, onDidChange }, service: world.service, clock, log: silentLog });
    await clock.advance(60 * minute);
    assert.equal(world.service.looks.length, looked + 5);
    assert.equal(clock.sleeping, 0);
  });

  for (const when of ['before', 'during'] as const) {
    it(`nor for a job that is heard of during a look, when the clock was set back ${when} that`, async () => {
      const [job, heard] = [await forsaken(), await forsaken()];
      const day = 24 * 60 * minute;
      const steady = new ManualClock(world.clock.now());
      let back = when === 'before' ? day : 0;
      const clock: Clock = { now: () => steady.now() - back, sleep: steady.sleep.bind(steady) };
      const changes = new Emitter<JobChange>();
      let looks = 0;
      const look = async (): Promise<Look> => {
        looks += 1;
        if (looks > 1) {
          return running;
        }
        await Promise.resolve();
        back = day;
        changes.fire({ kind: 'added', job: heard });
        return { kind: 'completed' };
      };
      const retry = (): Promise<Job> => {
        changes.fire({ kind: 'removed', job });
        return Promise.resolve(job);
      };
      const jobs = { list: () => [job], retry, onDidChange: changes.event };
      new LastLooks({ jobs, service: { look }, clock, log: silentLog });
      await steady.advance(60 * minute);
      // One that led on, and five for the other.
      assert.deepEqual([looks, steady.sleeping], [6, 0]);
    });
  }

  it('is given to what failed while Segmind had it, as without a key, and not to what is gone', async () => {
    world.service.lookAnswers = [new QwenImageError('noKey')];
    const { id } = await window.tracker.submit(aRequest);
    await window.until(id, 'failed');
    world.service.lookAnswers = [new QwenImageError('expired')];
    const { id: gone } = await window.tracker.submit(aRequest);
    await window.until(gone, 'failed');
    world.service.lookAnswers = [{ kind: 'completed' }];
    await loaded();
    await world.clock.advance(60 * minute);
    assert.deepEqual(
      [id, gone].map((each) => window.tracker.get(each)?.state),
      ['saved', 'failed'],
    );
  });
});

import assert from 'node:assert/strict';

import { requestIdOf } from '../../../src/core/job';
import type { Job } from '../../../src/core/job';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { settle } from '../../fakes/manualClock';
import { aRequest, anEdit, TrackerWorld } from '../../fakes/trackerWorld';

const running = { kind: 'running', remote: { kind: 'processing' } } as const;
const never = (): Promise<never> => new Promise(() => {});

describe('Tracker', () => {
  let world: TrackerWorld;

  beforeEach(() => {
    world = new TrackerWorld();
  });

  it('leads a request from the click to the file', async () => {
    const { tracker, until } = pick(world);
    const job = await tracker.submit(aRequest);
    assert.equal(job.state, 'queued');
    const saved = await until(job.id, 'saved');
    assert.deepEqual(saved.state === 'saved' && saved.files, ['file:///project/assets/picture.png']);
    assert.equal(world.service.submits.length, 1);
    assert.deepEqual([...world.files.files.keys()], ['file:///project/assets/picture.png']);
  });

  it('writes each step down before it takes the next', async () => {
    const { tracker, until } = pick(world);
    const { id } = await tracker.submit(aRequest);
    await until(id, 'saved');
    assert.deepEqual(
      world.disk.written.map((job) => (job.state === 'ready' ? `ready:${describeReady(job)}` : job.state)),
      ['queued', 'submitting', 'waiting', 'ready:remote', 'ready:kept', 'ready:kept,placed', 'saved'],
    );
  });

  it('sends the intent only when it is on disk', async () => {
    const { tracker, until } = pick(world);
    world.disk.refuse = (job) => job.state === 'submitting';
    const { id } = await tracker.submit(aRequest);
    const failed = await until(id, 'failed');
    assert.equal(world.service.submits.length, 0);
    assert.equal(failed.state === 'failed' && failed.failure.code, 'disk');
    assert.equal(failed.state === 'failed' && failed.progress.reached, 'nothing');
  });

  it('keeps a request id that the disk refuses, and writes it later', async () => {
    const { tracker, until } = pick(world);
    world.disk.refuse = (job) => job.state === 'waiting';
    world.service.lookAnswers = [running];
    const { id } = await tracker.submit(aRequest);
    await until(id, 'waiting');
    assert.equal(world.disk.records.get(id)?.state, 'submitting');
    world.disk.refuse = () => false;
    await world.clock.runUntil(() => world.disk.records.get(id)?.state === 'waiting');
    tracker.dispose();
  });

  it('uses no timer and asks nothing when no job is open', async () => {
    const { tracker, until } = pick(world);
    await tracker.start();
    await settle();
    assert.equal(world.clock.sleeping, 0);
    const { id } = await tracker.submit(aRequest);
    await until(id, 'saved');
    await settle();
    assert.equal(world.clock.sleeping, 0);
  });

  describe('when the answer to a submission is lost', () => {
    it('does not send again by itself, and does when the person says so', async () => {
      const { tracker, until } = pick(world);
      world.service.submitAnswers = [
        new QwenImageError('network', { delivery: 'unknown', detail: 'reset' }),
        { kind: 'accepted', requestId: 'r2' },
      ];
      const { id } = await tracker.submit(aRequest);
      await until(id, 'unconfirmed');
      await world.clock.advance(3_600_000);
      assert.equal(world.service.submits.length, 1);
      await tracker.retry(id);
      const saved = await until(id, 'saved');
      assert.equal(world.service.submits.length, 2);
      assert.equal(saved.state === 'saved' && saved.requestId, 'r2');
    });

    it('treats an error of no known kind like a lost answer', async () => {
      const { tracker, until } = pick(world);
      world.service.submitAnswers = [new TypeError('oops')];
      const { id } = await tracker.submit(aRequest);
      await until(id, 'unconfirmed');
      tracker.dispose();
    });
  });

  it('sends again what provably never left, with growing pauses, and gives up free of charge', async () => {
    const { tracker, until } = pick(world);
    world.service.submitAnswers = [new QwenImageError('network', { delivery: 'neverSent' })];
    const { id } = await tracker.submit(aRequest);
    const failed = await until(id, 'failed');
    assert.equal(world.service.submits.length, 7);
    assert.equal(failed.state === 'failed' && failed.progress.reached, 'nothing');
  });

  it('does not lose patience with a bad line because of rate limits', async () => {
    const { tracker, until } = pick(world);
    const limit = () =>
      new QwenImageError('rateLimited', { delivery: 'answered', retryAt: world.clock.now() + 1_000 });
    const answers = Array.from({ length: 8 }, limit);
    world.service.submitAnswers = [
      ...answers,
      new QwenImageError('network', { delivery: 'neverSent' }),
      { kind: 'accepted', requestId: 'r1' },
    ];
    const { id } = await tracker.submit(aRequest);
    await until(id, 'saved');
    assert.equal(world.service.submits.length, 10);
  });

  it('waits for the end of a rate limit, with every job of the key', async () => {
    const { tracker, until } = pick(world);
    const retryAt = world.clock.now() + 30_000;
    world.service.submitAnswers = [
      new QwenImageError('rateLimited', { delivery: 'answered', retryAt }),
      { kind: 'accepted', requestId: 'r1' },
    ];
    const first = await tracker.submit(aRequest);
    await settle();
    const second = await tracker.submit(aRequest);
    await world.clock.advance(29_000);
    assert.equal(world.service.submits.length, 1);
    await until(first.id, 'saved');
    await until(second.id, 'saved');
    assert.equal(world.service.submits.length, 3);
  });

  it('does not repeat what Segmind refused', async () => {
    const { tracker, until } = pick(world);
    world.service.submitAnswers = [new QwenImageError('noCredits', { delivery: 'answered', status: 406 })];
    const { id } = await tracker.submit(aRequest);
    const failed = await until(id, 'failed');
    assert.deepEqual(failed.state === 'failed' && failed.failure, {
      code: 'noCredits',
      detail: '',
      status: 406,
    });
    assert.equal(world.service.submits.length, 1);
  });

  it('fails with what Segmind says of a job, with nothing to go back to', async () => {
    const { tracker, until } = pick(world);
    world.service.lookAnswers = [{ kind: 'failed', failure: { code: 'blocked', detail: 'content policy' } }];
    const { id } = await tracker.submit(aRequest);
    const failed = await until(id, 'failed');
    assert.equal(failed.state === 'failed' && failed.progress.reached, 'nothing');
  });

  it('has no more jobs at Segmind than there are places', async () => {
    const { tracker, until } = pick(world);
    world.settings = { ...world.settings, maxConcurrentJobs: 2 };
    world.service.lookAnswers = [running];
    const jobs = await Promise.all([1, 2, 3].map(() => tracker.submit(aRequest)));
    await world.clock.advance(5_000);
    assert.deepEqual(jobs.map((job) => tracker.get(job.id)?.state).sort(), ['queued', 'waiting', 'waiting']);
    world.settings = { ...world.settings, maxConcurrentJobs: 3 };
    world.settingsChanged.fire();
    await world.clock.advance(5_000);
    assert.equal(world.service.submits.length, 3);
    world.service.lookAnswers = [{ kind: 'completed' }];
    for (const job of jobs) {
      await until(job.id, 'saved');
    }
  });

  describe('stop', () => {
    it('cancels a queued job free of charge', async () => {
      const { tracker } = pick(world);
      world.settings = { ...world.settings, maxConcurrentJobs: 0 };
      const { id } = await tracker.submit(aRequest);
      const job = await tracker.stop(id);
      assert.equal(job.state === 'dismissed' && job.reason, 'cancelled');
      await world.clock.advance(60_000);
      assert.equal(world.service.submits.length, 0);
      assert.equal(world.clock.sleeping, 0);
    });

    it('ends the watching of a job that was sent, which can be taken up again', async () => {
      const { tracker, until } = pick(world);
      world.service.lookAnswers = [running];
      const { id } = await tracker.submit(aRequest);
      await until(id, 'waiting');
      await tracker.stop(id);
      assert.equal(tracker.get(id)?.state, 'dismissed');
      assert.equal(world.clock.sleeping, 0);
      world.service.lookAnswers = [{ kind: 'completed' }];
      await tracker.retry(id);
      await until(id, 'saved');
      assert.equal(world.service.submits.length, 1);
    });

    it('refuses a job that is done', async () => {
      const { tracker, until } = pick(world);
      const { id } = await tracker.submit(aRequest);
      await until(id, 'saved');
      await assert.rejects(tracker.stop(id), { code: 'invalid' });
      assert.equal(tracker.get(id)?.state, 'saved');
    });
  });

  it('stops watching at the deadline without losing the job', async () => {
    const { tracker, until } = pick(world);
    world.service.lookAnswers = [running];
    const { id } = await tracker.submit(aRequest);
    const job = await until(id, 'dismissed');
    assert.equal(job.state === 'dismissed' && job.reason, 'deadline');
    assert.equal(job.state === 'dismissed' && job.progress.reached, 'sent');
  });

  it('does not count the sleep of the machine as watching', async () => {
    const { tracker, until } = pick(world);
    world.service.lookAnswers = [running];
    const { id } = await tracker.submit(aRequest);
    await until(id, 'waiting');
    await world.clock.jump(3_000_000);
    world.service.lookAnswers = [running, { kind: 'completed' }];
    await until(id, 'saved');
  });

  it('downloads again, and never submits again, when the download or the file fails', async () => {
    const { tracker, until } = pick(world);
    world.files.failure = new QwenImageError('disk', { detail: 'EROFS' });
    world.service.downloadAnswers = [new QwenImageError('network'), new Uint8Array([1])];
    const { id } = await tracker.submit(aRequest);
    const failed = await until(id, 'failed');
    assert.equal(failed.state === 'failed' && failed.progress.reached, 'delivered');
    assert.equal(world.service.downloads.length, 2);
    world.files.failure = undefined;
    await tracker.retry(id);
    await until(id, 'saved');
    assert.equal(world.service.submits.length, 1);
    assert.equal(world.service.downloads.length, 2);
    assert.equal(world.vault.kept.size, 0);
  });

  it('saves elsewhere what could not be written', async () => {
    const { tracker, until } = pick(world);
    world.files.failure = new QwenImageError('disk', { detail: 'EROFS' });
    const { id } = await tracker.submit(aRequest);
    await until(id, 'failed');
    world.files.failure = undefined;
    await tracker.saveElsewhere(id, {
      ...aRequest.destination,
      root: 'file:///other',
      folder: 'file:///other',
    });
    const saved = await until(id, 'saved');
    assert.deepEqual(saved.state === 'saved' && saved.files, ['file:///other/picture.png']);
  });

  it('chooses another name when somebody was quicker', async () => {
    const { tracker, until } = pick(world);
    const place = world.files.place.bind(world.files);
    let isFirst = true;
    world.files.place = (kept, target) => {
      if (isFirst) {
        isFirst = false;
        world.files.files.set(target, 'something else');
      }
      return place(kept, target);
    };
    const { id } = await tracker.submit(aRequest);
    const saved = await until(id, 'saved');
    assert.deepEqual(saved.state === 'saved' && saved.files, ['file:///project/assets/picture-2.png']);
  });

  describe('input pictures', () => {
    it('are uploaded once while the job is put back by itself, and anew when the person tries again', async () => {
      const { tracker, until } = pick(world);
      world.service.submitAnswers = [
        new QwenImageError('network', { delivery: 'neverSent' }),
        new QwenImageError('noCredits', { delivery: 'answered' }),
        { kind: 'accepted', requestId: 'r1' },
      ];
      const { id } = await tracker.submit(anEdit);
      await until(id, 'failed');
      assert.equal(world.service.uploads.length, 1);
      await tracker.retry(id);
      await until(id, 'saved');
      // The file may have changed in between.
      assert.deepEqual(world.service.submits[2]?.images, { image: 'https://images.example/upload-2.png' });
    });

    it('are not uploaded without consent', async () => {
      const { tracker, until } = pick(world);
      world.mayUpload = false;
      const { id } = await tracker.submit(anEdit);
      const failed = await until(id, 'failed');
      assert.equal(failed.state === 'failed' && failed.failure.code, 'noConsent');
      assert.equal(world.service.uploads.length, 0);
    });

    it('go along as data URIs where the person chose that', async () => {
      const { tracker, until } = pick(world);
      world.settings = { ...world.settings, inputTransport: 'inline' };
      world.mayUpload = false;
      const { id } = await tracker.submit(anEdit);
      await until(id, 'saved');
      assert.deepEqual(world.service.submits[0]?.images, { image: 'data:image/png;base64,CQ==' });
    });

    it('that are missing fail the job before anything is sent', async () => {
      const { tracker, until } = pick(world);
      world.files.input = undefined;
      const { id } = await tracker.submit(anEdit);
      const failed = await until(id, 'failed');
      assert.equal(failed.state === 'failed' && failed.failure.code, 'badInput');
      assert.equal(world.service.submits.length, 0);
    });
  });

  it('keeps the picture that a synchronous answer brings', async () => {
    const { tracker, until } = pick(world);
    world.vault.failures = [new QwenImageError('disk', { detail: 'ENOSPC' })];
    world.service.submitAnswers = [
      {
        kind: 'finished',
        result: { outputs: [{ kind: 'inline', bytes: new Uint8Array([5]) }], metrics: {} },
      },
    ];
    const { id } = await tracker.submit(aRequest);
    await until(id, 'saved');
    assert.deepEqual([...world.files.files.values()], ['05']);
    assert.equal(world.service.looks.length, 0);
  });

  describe('with several windows', () => {
    it('another window goes on when the one that asked is gone', async () => {
      const first = world.openWindow();
      world.service.lookAnswers = [running];
      const { id } = await first.tracker.submit(aRequest);
      await first.until(id, 'waiting');
      first.crash();
      world.service.lookAnswers = [{ kind: 'completed' }];
      const second = world.openWindow();
      await second.tracker.start();
      await second.until(id, 'saved');
      assert.equal(world.service.submits.length, 1);
      assert.equal(world.files.files.size, 1);
    });

    it('leaves the jobs of living windows alone, and shows them', async () => {
      const first = world.openWindow();
      const second = world.openWindow();
      await second.tracker.start();
      world.service.lookAnswers = [running];
      const { id } = await first.tracker.submit(aRequest);
      await second.until(id, 'waiting');
      await world.clock.advance(60_000);
      world.service.lookAnswers = [{ kind: 'completed' }];
      await first.until(id, 'saved');
      await settle();
      assert.equal(second.tracker.get(id)?.state, 'saved');
      assert.equal(world.files.files.size, 1);
      await world.clock.advance(60_000);
      assert.equal(world.clock.sleeping, 0);
    });

    it('calls a submission unconfirmed when its window died in the middle', async () => {
      const first = world.openWindow();
      world.service.submitAnswers = [never, { kind: 'accepted', requestId: 'r2' }];
      const { id } = await first.tracker.submit(aRequest);
      await first.until(id, 'submitting');
      first.crash();
      const second = world.openWindow();
      await second.tracker.start();
      await second.until(id, 'unconfirmed');
      assert.equal(world.service.submits.length, 1);
    });

    it('takes over when a window dies while another one is open', async () => {
      const first = world.openWindow();
      const second = world.openWindow();
      await second.tracker.start();
      world.service.lookAnswers = [running];
      const { id } = await first.tracker.submit(aRequest);
      await first.until(id, 'waiting');
      first.crash();
      world.service.lookAnswers = [{ kind: 'completed' }];
      await second.until(id, 'saved');
      assert.equal(world.files.files.size, 1);
    });

    it('lets a person in one window end the watching in the other', async () => {
      const first = world.openWindow();
      const second = world.openWindow();
      await second.tracker.start();
      world.service.lookAnswers = [running];
      const { id } = await first.tracker.submit(aRequest);
      await second.until(id, 'waiting');
      await second.tracker.stop(id);
      await settle();
      assert.equal(first.tracker.get(id)?.state, 'dismissed');
      assert.equal(second.tracker.get(id)?.state, 'dismissed');
      assert.equal(world.clock.sleeping, 0);
    });

    it('saves once when a window comes back from sleep after another one took over', async () => {
      const first = world.openWindow();
      world.service.lookAnswers = [running];
      const { id } = await first.tracker.submit(aRequest);
      await first.until(id, 'waiting');
      // Asleep for longer than the lease: the other window believes it gone.
      first.leases.isGone = true;
      const second = world.openWindow();
      await second.tracker.start();
      world.service.lookAnswers = [{ kind: 'completed' }];
      await second.until(id, 'saved');
      await world.clock.advance(120_000);
      assert.equal(world.files.files.size, 1);
      assert.equal(world.disk.records.get(id)?.state, 'saved');
      assert.equal(first.tracker.get(id)?.state, 'saved');
    });

    it('hands over a request id that arrives after another window took over', async () => {
      const first = world.openWindow();
      const answered = new Emission();
      world.service.submitAnswers = [
        () => answered.then(() => ({ kind: 'accepted', requestId: 'r9' }) as const),
      ];
      const { id } = await first.tracker.submit(aRequest);
      await first.until(id, 'submitting');
      first.leases.isGone = true;
      const second = world.openWindow();
      await second.tracker.start();
      await second.until(id, 'unconfirmed');
      answered.emit();
      const saved = await second.until(id, 'saved');
      assert.equal(saved.state === 'saved' && saved.requestId, 'r9');
      assert.equal(world.service.submits.length, 1);
    });
  });

  describe('follow', () => {
    it('goes on with a job without an answer whose request id was found after all, and sends nothing', async () => {
      const { tracker, until } = pick(world);
      world.service.submitAnswers = [new QwenImageError('network', { delivery: 'unknown' })];
      const { id } = await tracker.submit(aRequest);
      await until(id, 'unconfirmed');
      await tracker.follow(id, 'r42');
      const job = await until(id, 'saved');
      assert.equal(requestIdOf(job), 'r42');
      assert.deepEqual(world.service.looks, ['r42']);
      assert.equal(job.request.prompt, aRequest.prompt);
      assert.equal(world.service.submits.length, 1);
    });

    it('takes no other id for a job that has one, or was never sent', async () => {
      const { tracker, until } = pick(world);
      const { id } = await tracker.submit(aRequest);
      await until(id, 'saved');
      await assert.rejects(tracker.follow(id, 'r42'), { code: 'invalid' });
    });
  });

  describe('recover', () => {
    const destination = aRequest.destination;

    it('fetches a request that nobody here knows', async () => {
      const { tracker, until } = pick(world);
      const { id } = await tracker.recover('r77', 'qwen-image', destination);
      await until(id, 'saved');
      assert.deepEqual(world.service.looks, ['r77']);
      assert.equal(world.service.submits.length, 0);
    });

    it('finds the job that is there already', async () => {
      const { tracker, until } = pick(world);
      const { id } = await tracker.submit(aRequest);
      await until(id, 'saved');
      assert.equal((await tracker.recover('r1', 'qwen-image', destination)).id, id);
    });
  });

  it('runs again with a new seed and the same words, not with what another seed would choose', async () => {
    const { tracker, until } = pick(world);
    const { id } = await tracker.submit({ ...aRequest, promptAsWritten: `{${aRequest.prompt}|a whale}` });
    await until(id, 'saved');
    const again = await tracker.runAgain(id);
    assert.notEqual(again.id, id);
    assert.notEqual(again.request.parameters['seed'], aRequest.parameters['seed']);
    assert.equal(again.request.prompt, aRequest.prompt);
    assert.equal(again.request.promptAsWritten, undefined);
    await until(again.id, 'saved');
  });

  it('runs again beside the picture that took the place of a placeholder', async () => {
    const { tracker, until } = pick(world);
    const { destination } = aRequest;
    const replaces = {
      uri: `${destination.folder}/grey.png`,
      expected: 'grey',
      isPlaceholder: true,
    } as const;
    world.files.files.set(replaces.uri, 'grey');
    const { id } = await tracker.submit({ ...aRequest, destination: { ...destination, replaces } });
    await until(id, 'saved');
    const again = await tracker.runAgain(id);
    assert.deepEqual(again.request.destination, destination);
    await until(again.id, 'saved');
    const files = tracker.list().map((job) => (job.state === 'saved' ? job.files : []));
    assert.deepEqual(files.flat().sort(), [replaces.uri, `${destination.folder}/picture.png`].sort());
  });

  it('forgets the oldest finished jobs beyond the limit, and none that still needs a person', async () => {
    const { tracker, until } = pick(world);
    world.settings = { ...world.settings, historyLimit: 1 };
    world.service.submitAnswers = [
      new QwenImageError('network', { delivery: 'unknown' }),
      { kind: 'accepted', requestId: 'r1' },
    ];
    const lost = await tracker.submit(aRequest);
    await until(lost.id, 'unconfirmed');
    for (let count = 0; count < 3; count += 1) {
      await world.clock.advance(1);
      const { id } = await tracker.submit(aRequest);
      await until(id, 'saved');
      await settle();
    }
    assert.deepEqual(
      tracker.list().map((job) => job.state),
      ['saved', 'unconfirmed'],
    );
  });

  it('clears finished jobs and keeps those that something can still be fetched for', async () => {
    const { tracker, until } = pick(world);
    const done = await tracker.submit(aRequest);
    await until(done.id, 'saved');
    world.files.failure = new QwenImageError('disk');
    const stuck = await tracker.submit(aRequest);
    await until(stuck.id, 'failed');
    assert.equal(await tracker.clearFinished(), 1);
    assert.deepEqual(
      tracker.list().map((job) => job.id),
      [stuck.id],
    );
  });

  it('forgets nothing that is starred, by the limit or by clearing, and counts it to neither', async () => {
    const { tracker, until } = pick(world);
    world.settings = { ...world.settings, historyLimit: 1 };
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { id } = await tracker.submit(aRequest);
      ids.push(id);
      world.starred = () => Promise.resolve(new Set(ids.slice(0, 1)));
      await until(id, 'saved');
      await settle();
      await world.clock.advance(1);
    }
    const left = (): readonly string[] => tracker.list().map(({ id }) => id);
    assert.deepEqual(left(), [ids[3], ids[0]]);
    assert.equal(await tracker.clearFinished(), 1);
    assert.deepEqual(left(), [ids[0]]);
    await tracker.remove(ids[0] ?? '');
    assert.deepEqual(left(), []);
  });

  it('forgets nothing while it cannot be known what is starred', async () => {
    const { tracker, until } = pick(world);
    world.settings = { ...world.settings, historyLimit: 1 };
    world.starred = () => Promise.reject(new QwenImageError('disk'));
    for (let count = 0; count < 3; count += 1) {
      await until((await tracker.submit(aRequest)).id, 'saved');
      await settle();
    }
    await assert.rejects(tracker.clearFinished(), { code: 'disk' });
    assert.equal(tracker.list().length, 3);
  });

  it('lets a submission under way finish when the window closes', async () => {
    const { tracker, until } = pick(world);
    const answered = new Emission();
    world.service.submitAnswers = [
      () => answered.then(() => ({ kind: 'accepted', requestId: 'r1' }) as const),
    ];
    const { id } = await tracker.submit(aRequest);
    await until(id, 'submitting');
    tracker.dispose();
    const settled = tracker.settled();
    answered.emit();
    await settled;
    assert.equal(world.disk.records.get(id)?.state, 'waiting');
    assert.equal(world.clock.sleeping, 0);
  });
});

/** Something that will happen when the test says so. */
class Emission {
  emit: () => void = () => {};
  readonly #promise = new Promise<void>((resolve) => {
    this.emit = resolve;
  });

  then<T>(next: () => T): Promise<T> {
    return this.#promise.then(next);
  }
}

function pick(world: TrackerWorld) {
  const window = world.openWindow();
  return { tracker: window.tracker, until: window.until.bind(window) };
}

function describeReady(job: Extract<Job, { state: 'ready' }>): string {
  return [...job.outputs.map((output) => output.kind), ...(job.targets.length > 0 ? ['placed'] : [])].join(
    ',',
  );
}

import assert from 'node:assert/strict';

import { requestIdOf } from '../../../src/core/job';
import type { ResultLook } from '../../../src/core/ports/imageService';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { RateGate } from '../../../src/core/rateGate';
import { settle } from '../../fakes/manualClock';
import { aRequest, anEdit, TrackerWorld } from '../../fakes/trackerWorld';

const running = { kind: 'running', remote: { kind: 'processing' } } as const;
const accepted = (requestId: string) => ({ kind: 'accepted', requestId }) as const;
const refusedForMoney = new QwenImageError('noCredits', { delivery: 'answered' });
const diskFull = new QwenImageError('disk', { detail: 'ENOSPC' });

/** Where a paid request could be lost or paid for twice: each of these once was a mistake. */
describe('what is paid for', () => {
  let world: TrackerWorld;

  beforeEach(() => {
    world = new TrackerWorld();
  });

  for (const deed of ['retry', 'remove', 'stop'] as const) {
    it(`is not taken back by a window that could not write, lost the job, and gets it again for a ${deed}`, async () => {
      const first = world.openWindow();
      world.files.failure = diskFull;
      world.disk.refuse = (job) => job.state === 'failed';
      const { id } = await first.tracker.submit(aRequest);
      await first.until(id, 'failed');
      // Its sign of life cannot be written either.
      first.leases.isGone = true;
      const second = world.openWindow();
      await second.tracker.start();
      world.files.failure = undefined;
      await second.until(id, 'saved');
      await settle();
      world.disk.refuse = () => false;
      const { length } = world.disk.written;
      await first.tracker[deed](id).catch(() => {});
      await settle();
      assert.deepEqual(
        world.disk.written.slice(length).map(({ state }) => state),
        [],
      );
      assert.equal(world.files.files.size, 1);
    });
  }

  it('is nothing at all where a link leads to the place of the picture, whoever ordered it', async () => {
    const window = world.openWindow();
    world.files.linked = 'assets/2026';
    const { id } = await window.tracker.submit(anEdit);
    const failed = await window.until(id, 'failed');
    assert.ok(failed.state === 'failed');
    assert.deepEqual([failed.failure.code, failed.progress], ['disk', { reached: 'nothing' }]);
    assert.deepEqual([world.service.submits, world.service.uploads], [[], []]);
    world.files.linked = undefined;
    await window.tracker.retry(id);
    await window.until(id, 'saved');
    world.files.linked = 'assets/2027';
    const again = await window.tracker.runAgain(id);
    await window.until(again.id, 'failed');
    assert.equal(world.service.submits.length, 1);
  });

  it('is not taken back by a late try to write what was true before another window had the job', async () => {
    const first = world.openWindow();
    world.files.failure = diskFull;
    world.disk.refuse = (job) => job.state === 'failed';
    const { id } = await first.tracker.submit(aRequest);
    await first.until(id, 'failed');
    world.disk.refuse = () => false;
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    world.disk.delay = (job) => (job.state === 'failed' ? held : Promise.resolve());
    await world.clock.advance(5_000);
    first.leases.isGone = true;
    const second = world.openWindow();
    await second.tracker.start();
    world.files.failure = undefined;
    await second.until(id, 'saved');
    world.disk.delay = () => Promise.resolve();
    await assert.rejects(first.tracker.retry(id));
    await first.leases.acquire(id);
    letGo();
    await settle();
    assert.equal(world.disk.records.get(id)?.state, 'saved');
  });

  it('is not sent again by a window that has not heard of it', async () => {
    world.service.submitAnswers = [refusedForMoney, accepted('r1'), accepted('r2')];
    const first = world.openWindow();
    const deaf = world.openWindow({ isDeaf: true });
    const { id } = await first.tracker.submit(aRequest);
    await first.until(id, 'failed');
    await deaf.tracker.start();
    world.files.failure = diskFull;
    await first.tracker.retry(id);
    await first.until(id, 'failed');
    world.files.failure = undefined;
    await deaf.tracker.retry(id);
    await deaf.until(id, 'saved');
    assert.equal(world.service.submits.length, 2);
  });

  it('is not sent again to be saved elsewhere', async () => {
    world.service.submitAnswers = [new QwenImageError('network', { delivery: 'unknown' })];
    const { tracker, until } = bound(world);
    const { id } = await tracker.submit(aRequest);
    await until(id, 'unconfirmed');
    await assert.rejects(tracker.saveElsewhere(id, aRequest.destination), { code: 'invalid' });
    assert.equal(world.service.submits.length, 1);
  });

  it('is not stalled by a second retry', async () => {
    world.service.submitAnswers = [refusedForMoney, accepted('r1')];
    world.service.lookAnswers = [running];
    const { tracker, until } = bound(world);
    const { id } = await tracker.submit(aRequest);
    await until(id, 'failed');
    await tracker.retry(id);
    await until(id, 'waiting');
    await assert.rejects(tracker.retry(id), { code: 'invalid' });
    world.service.lookAnswers = [{ kind: 'completed' }];
    await until(id, 'saved');
  });

  it('survives a disk that was full and a retry before the record has caught up', async () => {
    const first = world.openWindow();
    const { id } = await first.tracker.submit(aRequest);
    world.disk.refuse = (job) => job.state !== 'submitting' && job.state !== 'queued';
    world.vault.failures = [diskFull];
    await first.until(id, 'failed');
    world.disk.refuse = () => false;
    await first.tracker.retry(id);
    await first.until(id, 'saved');
    assert.equal(world.service.submits.length, 1);
  });

  it('is written once more when the window closes', async () => {
    let refusals = 0;
    world.disk.refuse = (job) => job.state === 'waiting' && (refusals += 1) === 1;
    world.service.lookAnswers = [running];
    const { tracker, until } = bound(world);
    const { id } = await tracker.submit(aRequest);
    await until(id, 'waiting');
    tracker.dispose();
    await tracker.settled();
    const onDisk = world.disk.records.get(id);
    assert.equal(onDisk && requestIdOf(onDisk), 'r1');
  });

  it('keeps its id when the answer comes in the middle of a take-over', async () => {
    const answer = deferred<undefined>();
    const write = deferred<undefined>();
    world.service.submitAnswers = [() => answer.promise.then(() => accepted('r1'))];
    const first = world.openWindow();
    const { id } = await first.tracker.submit(aRequest);
    await first.until(id, 'submitting');
    first.leases.isGone = true;
    world.disk.delay = (job) => (job.state === 'unconfirmed' ? write.promise : Promise.resolve(undefined));
    const second = world.openWindow();
    await second.tracker.start();
    await settle();
    answer.resolve(undefined);
    await settle();
    write.resolve(undefined);
    const saved = await second.until(id, 'saved');
    assert.equal(requestIdOf(saved), 'r1');
    assert.equal(world.service.submits.length, 1);
    assert.equal(world.files.files.size, 1);
  });

  it('is asked for again when its address is gone', async () => {
    const gone = new QwenImageError('expired', { status: 404 });
    world.service.downloadAnswers = [gone, gone, gone, new Uint8Array([7])];
    const result = (url: string) =>
      ({ kind: 'completed', result: { outputs: [{ kind: 'remote', url }], metrics: {} } }) as const;
    world.service.resultAnswers = [
      result('https://images.example/old'),
      result('https://images.example/new'),
    ];
    const { tracker, until } = bound(world);
    const { id } = await tracker.submit(aRequest);
    await until(id, 'saved');
    assert.equal(world.service.downloads.at(-1), 'https://images.example/new');
  });

  for (const [title, code, status] of [
    ['a rate limit', 'rateLimited', 429],
    ['a lost connection', 'network', undefined],
    ['an error at Segmind', 'server', 502],
    ['a page of a gateway', 'noPermission', 403],
  ] as const) {
    it(`is asked for again through ${title} when its address is gone`, async () => {
      const gone = new QwenImageError('expired', { status: 404 });
      const result = (url: string) =>
        ({ kind: 'completed', result: { outputs: [{ kind: 'remote', url }], metrics: {} } }) as const;
      world.service.downloadAnswers = [gone, gone, gone, new Uint8Array([7])];
      const asked: number[] = [];
      let retryAt = 0;
      const inTheWay = (): Promise<never> => {
        retryAt = world.clock.now() + 40_000;
        return Promise.reject(
          new QwenImageError(code, {
            ...(status === undefined ? {} : { status }),
            ...(status === 429 ? { retryAt } : {}),
            ...(status === 403 ? { isDoubtful: true } : {}),
          }),
        );
      };
      const moved = (): Promise<ReturnType<typeof result>> => {
        asked.push(world.clock.now());
        return Promise.resolve(result('https://images.example/new'));
      };
      world.service.resultAnswers = [result('https://images.example/old'), inTheWay, inTheWay, moved];
      const { tracker, until } = bound(world);
      const { id } = await tracker.submit(aRequest);
      await until(id, 'saved');
      assert.equal(world.service.downloads.at(-1), 'https://images.example/new');
      assert.equal(asked.length, 1);
      assert.ok(status !== 429 || (asked[0] ?? 0) >= retryAt, 'the limit was not waited out');
    });
  }

  it('is not given up for a page at its result that may be somebody else’s', async () => {
    const page: ResultLook = {
      kind: 'failed',
      failure: { code: 'server', detail: 'Request blocked', status: 422 },
      isDoubtful: true,
    };
    const [usual] = world.service.resultAnswers;
    assert.ok(usual !== undefined);
    world.service.resultAnswers = [page, page, usual];
    const { tracker, until } = bound(world);
    const { id } = await tracker.submit(aRequest);
    await until(id, 'saved');
    world.service.resultAnswers = [page];
    const other = await tracker.submit(aRequest);
    const failed = await until(other.id, 'failed');
    assert.equal(failed.state === 'failed' && failed.progress.reached, 'sent');
  });

  it('holds back its second question while the key is limited', async () => {
    const limited = world.clock.now() + 600_000;
    const gate = new RateGate(world.clock);
    world.gate = gate;
    const gone = new QwenImageError('expired', { status: 404 });
    const result = (url: string) =>
      ({ kind: 'completed', result: { outputs: [{ kind: 'remote', url }], metrics: {} } }) as const;
    world.service.downloadAnswers = [
      () => {
        // Heard by another job of this window meanwhile.
        gate.closeUntil(limited);
        return Promise.reject(gone);
      },
      gone,
      gone,
      new Uint8Array([7]),
    ];
    const asked: number[] = [];
    world.service.resultAnswers = [
      result('https://images.example/old'),
      () => {
        asked.push(world.clock.now());
        return Promise.resolve(result('https://images.example/new'));
      },
    ];
    const { tracker, until } = bound(world);
    const { id } = await tracker.submit(aRequest);
    await until(id, 'saved');
    assert.ok((asked[0] ?? 0) >= limited);
  });

  it('can be tried again when its address stays gone', async () => {
    world.service.downloadAnswers = [new QwenImageError('expired', { status: 404 })];
    const { tracker, until } = bound(world);
    const { id } = await tracker.submit(aRequest);
    const failed = await until(id, 'failed');
    assert.equal(failed.state === 'failed' && failed.progress.reached, 'delivered');
    world.service.downloadAnswers = [new Uint8Array([7])];
    await tracker.retry(id);
    await until(id, 'saved');
    assert.equal(world.service.submits.length, 1);
  });

  it('is never a request without words', async () => {
    world.service.lookAnswers = [{ kind: 'failed', failure: { code: 'server', detail: '' } }];
    const { tracker, until } = bound(world);
    const { id } = await tracker.recover('r5', 'qwen-image', aRequest.destination);
    await until(id, 'failed');
    await assert.rejects(tracker.retry(id), { code: 'invalid' });
    await assert.rejects(tracker.runAgain(id), { code: 'invalid' });
    assert.equal(world.service.submits.length, 0);
  });

  it('is not taken for the answer to a later submission', async () => {
    world.service.submitAnswers = [accepted('r1'), new QwenImageError('network', { delivery: 'unknown' })];
    world.service.lookAnswers = [{ kind: 'failed', failure: { code: 'server', detail: '' } }];
    const { tracker, until } = bound(world);
    const { id } = await tracker.submit(aRequest);
    await until(id, 'failed');
    await tracker.retry(id);
    const job = await until(id, 'unconfirmed');
    await settle();
    assert.equal(requestIdOf(job), undefined);
    assert.equal(tracker.get(id)?.state, 'unconfirmed');
  });

  it('goes on when it is asked to be removed or stopped at the wrong moment', async () => {
    world.service.lookAnswers = [running];
    const answer = deferred<undefined>();
    world.service.submitAnswers = [() => answer.promise.then(() => accepted('r1'))];
    const { tracker, until } = bound(world);
    const { id } = await tracker.submit(aRequest);
    await until(id, 'submitting');
    await assert.rejects(tracker.stop(id), { code: 'invalid' });
    answer.resolve(undefined);
    await until(id, 'waiting');
    await assert.rejects(tracker.remove(id), { code: 'invalid' });
    world.service.lookAnswers = [{ kind: 'completed' }];
    await until(id, 'saved');
  });

  it('is decided on by one person at a time', async () => {
    world.service.submitAnswers = [refusedForMoney, accepted('r1')];
    const { tracker, until } = bound(world);
    const { id } = await tracker.submit(aRequest);
    await until(id, 'failed');
    const [removed, retried] = await Promise.allSettled([tracker.remove(id), tracker.retry(id)]);
    await settle();
    assert.deepEqual([removed.status, retried.status], ['fulfilled', 'rejected']);
    assert.equal(world.disk.records.has(id), false);
    assert.equal(world.service.submits.length, 1);
  });

  it('is let go, resumable, when the result page never has the result', async () => {
    world.service.resultAnswers = [running];
    const { tracker, until } = bound(world);
    const { id } = await tracker.submit(aRequest);
    const job = await until(id, 'dismissed');
    assert.equal(job.state === 'dismissed' && job.reason, 'deadline');
    assert.equal(requestIdOf(job), 'r1');
  });

  it('keeps the id when another window stops what it believes to be queued', async () => {
    const first = world.openWindow();
    world.settings = { ...world.settings, maxConcurrentJobs: 0 };
    const { id } = await first.tracker.submit(aRequest);
    const deaf = world.openWindow({ isDeaf: true });
    await deaf.tracker.start();
    world.settings = { ...world.settings, maxConcurrentJobs: 4 };
    world.service.lookAnswers = [running];
    world.settingsChanged.fire();
    await first.until(id, 'waiting');
    assert.equal(deaf.tracker.get(id)?.state, 'queued');
    const stopped = await deaf.tracker.stop(id);
    assert.equal(stopped.state === 'dismissed' && stopped.reason, 'stopped');
    assert.equal(requestIdOf(stopped), 'r1');
    await world.clock.advance(60_000);
    assert.equal(first.tracker.get(id)?.state, 'dismissed');
    assert.equal(world.clock.sleeping, 0);
  });

  describe('by the synchronous API', () => {
    const finished = {
      kind: 'finished',
      requestId: 'r9',
      result: { outputs: [{ kind: 'inline', bytes: new Uint8Array([5]) }], metrics: {} },
    } as const;

    it('waits in memory for as long as the disk is full', async () => {
      world.vault.failures = Array.from({ length: 20 }, () => diskFull);
      world.service.submitAnswers = [finished];
      const { tracker, until } = bound(world);
      const { id } = await tracker.submit(aRequest);
      await until(id, 'saved');
      assert.equal(world.service.submits.length, 1);
    });

    it('is found in storage after a crash before it was recorded', async () => {
      world.service.submitAnswers = [{ ...finished, requestId: undefined }].map(({ kind, result }) => ({
        kind,
        result,
      }));
      world.disk.delay = (job) => (job.state === 'ready' ? new Promise(() => {}) : Promise.resolve());
      const first = world.openWindow();
      const { id } = await first.tracker.submit(aRequest);
      await world.clock.runUntil(() => world.vault.kept.size === 1);
      await settle();
      first.crash();
      world.disk.delay = () => Promise.resolve();
      const second = world.openWindow();
      await second.tracker.start();
      await second.until(id, 'saved');
      assert.equal(world.service.submits.length, 1);
    });
  });

  it('waits when uploads are limited, with everything else of the key', async () => {
    const retryAt = world.clock.now() + 30_000;
    const upload = world.service.upload.bind(world.service);
    let isLimited = true;
    world.service.upload = (image) => {
      if (isLimited) {
        isLimited = false;
        return Promise.reject(new QwenImageError('rateLimited', { retryAt }));
      }
      return upload(image);
    };
    const { tracker, until } = bound(world);
    const edit = await tracker.submit(anEdit);
    await settle();
    const other = await tracker.submit(aRequest);
    await world.clock.advance(29_000);
    assert.equal(world.service.submits.length, 0);
    await until(edit.id, 'saved');
    await until(other.id, 'saved');
  });

  it('can be ended while the question about uploads is open', async () => {
    world.consent = () => new Promise(() => {});
    const { tracker } = bound(world);
    const { id } = await tracker.submit(anEdit);
    await settle();
    const job = await tracker.stop(id);
    assert.equal(job.state === 'dismissed' && job.reason, 'cancelled');
    assert.equal(world.clock.sleeping, 0);
  });

  it('is not sent when it is cancelled while its folder is looked at, however long that takes', async () => {
    const looked = deferred<undefined>();
    world.files.linkedFolder = () => looked.promise;
    const { tracker } = bound(world);
    const { id } = await tracker.submit(aRequest);
    await settle();
    const stopping = tracker.stop(id);
    await settle();
    looked.resolve(undefined);
    const job = await stopping;
    await world.clock.advance(60_000);
    assert.equal(job.state === 'dismissed' && job.reason, 'cancelled');
    assert.equal(world.service.submits.length, 0);
  });
});

function bound(world: TrackerWorld) {
  const window = world.openWindow();
  return { tracker: window.tracker, until: window.until.bind(window) };
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settlePromise) => {
    resolve = settlePromise;
  });
  return { promise, resolve };
}

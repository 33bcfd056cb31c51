import assert from 'node:assert/strict';

import { progressOf, spendingOf } from '../../../src/core/job';
import type { Job } from '../../../src/core/job';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { settle } from '../../fakes/manualClock';
import { aRequest, TrackerWorld } from '../../fakes/trackerWorld';

const running = { kind: 'running', remote: { kind: 'processing' } } as const;
const gpuError = { kind: 'failed', failure: { code: 'server', detail: 'GPU error' } } as const;
const lostAnswer = new QwenImageError('network', { delivery: 'unknown', detail: 'reset' });

/** What happens while something else is just being written, or was written by somebody else: each of these once was a mistake. */
describe('what is paid for, while something else happens', () => {
  let world: TrackerWorld;

  beforeEach(() => {
    world = new TrackerWorld();
  });

  /** Holds the next record of that kind back until the test lets it go. */
  function holdBack(isMeant: (job: Job) => boolean): {
    readonly isHeld: () => boolean;
    readonly letGo: () => void;
  } {
    let letGo: (() => void) | undefined;
    world.disk.delay = (job) =>
      isMeant(job) && letGo === undefined
        ? new Promise((resolve) => {
            letGo = resolve;
          })
        : Promise.resolve();
    return { isHeld: () => letGo !== undefined, letGo: () => letGo?.() };
  }

  describe('an intent that is being written', () => {
    it('is not written over by a record that the disk was behind of', async () => {
      const window = world.openWindow();
      world.disk.isInTurn = true;
      world.service.lookAnswers = [running];
      const limit = (): Promise<never> =>
        Promise.reject(
          new QwenImageError('rateLimited', { delivery: 'answered', retryAt: world.clock.now() + 4_000 }),
        );
      world.service.submitAnswers = [limit, { kind: 'accepted', requestId: 'r1' }];
      let isPostponed = false;
      world.disk.refuse = (job) => {
        const isRefused = job.state === 'queued' && job.rateLimits === 1 && !isPostponed;
        isPostponed ||= isRefused;
        return isRefused;
      };
      const { id } = await window.tracker.submit(aRequest);
      await world.clock.runUntil(() => isPostponed);
      const intent = holdBack((job) => job.state === 'submitting');
      await world.clock.advance(4_000);
      await world.clock.runUntil(() => intent.isHeld());
      // Now the record that could not be written falls due again.
      await world.clock.advance(2_000);
      intent.letGo();
      await window.until(id, 'waiting');
      await settle();
      assert.deepEqual(
        world.disk.written.slice(0, 4).map(({ state }) => state),
        ['queued', 'submitting', 'submitting', 'waiting'],
      );
      assert.equal(world.service.submits.length, 2);
      window.tracker.dispose();
    });

    it('is not sent when the person cancels meanwhile', async () => {
      const window = world.openWindow();
      const intent = holdBack((job) => job.state === 'submitting');
      const { id } = await window.tracker.submit(aRequest);
      await world.clock.runUntil(() => intent.isHeld());
      assert.equal(window.tracker.get(id)?.state, 'queued');
      const stopped = window.tracker.stop(id);
      await settle();
      intent.letGo();
      const job = await stopped;
      assert.equal(job.state === 'dismissed' && job.reason, 'cancelled');
      assert.equal(progressOf(job).reached, 'nothing');
      assert.equal(world.service.submits.length, 0);
    });

    it('is not sent by a window that closes meanwhile, but by the next one', async () => {
      const window = world.openWindow();
      const intent = holdBack((job) => job.state === 'submitting');
      const { id } = await window.tracker.submit(aRequest);
      await world.clock.runUntil(() => intent.isHeld());
      window.tracker.dispose();
      intent.letGo();
      await window.tracker.settled();
      assert.equal(world.service.submits.length, 0);
      assert.equal(world.disk.records.get(id)?.state, 'queued');
      const next = world.openWindow();
      await next.tracker.start();
      await next.until(id, 'saved');
      assert.equal(world.service.submits.length, 1);
    });
  });

  describe('an answer to an earlier sending', () => {
    it('is none to what another window sent later', async () => {
      const first = world.openWindow();
      const second = world.openWindow();
      await second.tracker.start();
      world.service.lookAnswers = [gpuError];
      world.service.submitAnswers = [{ kind: 'accepted', requestId: 'r1' }, lostAnswer];
      const { id } = await first.tracker.submit(aRequest);
      await first.until(id, 'failed');
      await settle();
      await world.clock.advance(1_000);
      await second.tracker.retry(id);
      await second.until(id, 'unconfirmed');
      await world.clock.advance(120_000);
      for (const job of [first.tracker.get(id), second.tracker.get(id), world.disk.records.get(id)]) {
        assert.equal(job?.state, 'unconfirmed');
      }
      first.tracker.dispose();
      second.tracker.dispose();
    });

    it('is none to what another window was sending when it crashed', async () => {
      const first = world.openWindow();
      const second = world.openWindow();
      await second.tracker.start();
      world.service.lookAnswers = [gpuError];
      world.service.submitAnswers = [
        { kind: 'accepted', requestId: 'r1' },
        () => new Promise<never>(() => {}),
      ];
      const { id } = await first.tracker.submit(aRequest);
      await first.until(id, 'failed');
      await settle();
      await world.clock.advance(1_000);
      await second.tracker.retry(id);
      await world.clock.runUntil(() => world.service.submits.length === 2);
      second.crash();
      await first.until(id, 'unconfirmed');
      assert.equal(world.disk.records.get(id)?.state, 'unconfirmed');
      first.tracker.dispose();
    });
  });

  describe('a window that has not heard what another one sent', () => {
    for (const [shown, first] of [
      ['failed', { kind: 'failed', failure: { code: 'blocked', detail: 'x' } }],
      ['dismissed', running],
    ] as const) {
      it(`does not send again what it shows as ${shown} without asking`, async () => {
        const deaf = world.openWindow({ isDeaf: true });
        const other = world.openWindow();
        await other.tracker.start();
        world.service.lookAnswers = [first];
        world.service.submitAnswers = [{ kind: 'accepted', requestId: 'r1' }, lostAnswer];
        const { id } = await deaf.tracker.submit(aRequest);
        await deaf.until(id, shown === 'failed' ? 'failed' : 'waiting');
        if (shown === 'dismissed') await deaf.tracker.stop(id);
        await settle();
        world.service.lookAnswers = [gpuError];
        await other.tracker.retry(id);
        if (shown === 'dismissed') {
          await other.until(id, 'failed');
          await settle();
          await other.tracker.retry(id);
        }
        await other.until(id, 'unconfirmed');
        await settle();
        assert.equal(deaf.tracker.get(id)?.state, shown);
        await assert.rejects(deaf.tracker.retry(id), (error) => error instanceof QwenImageError);
        await settle();
        assert.equal(world.service.submits.length, 2);
        assert.equal(deaf.tracker.get(id)?.state, 'unconfirmed');
        assert.equal(world.disk.records.get(id)?.state, 'unconfirmed');
      });
    }
  });

  describe('a picture that came in the answer', () => {
    const finished = {
      kind: 'finished',
      requestId: 'v1-id',
      result: {
        outputs: [{ kind: 'inline', bytes: new Uint8Array([1, 2, 3]) }],
        metrics: { cost: 0.04 },
      },
    } as const;

    it('is found in our storage after a crash, when Segmind does not know the request', async () => {
      const first = world.openWindow();
      const ready = holdBack((job) => job.state === 'ready');
      world.service.submitAnswers = [finished];
      world.service.lookAnswers = [new QwenImageError('expired', { status: 404 })];
      const { id } = await first.tracker.submit(aRequest);
      await world.clock.runUntil(() => ready.isHeld());
      first.crash();
      world.disk.delay = () => Promise.resolve();
      const second = world.openWindow();
      await second.tracker.start();
      await second.until(id, 'saved');
      assert.equal(world.service.submits.length, 1);
      assert.equal(world.files.files.size, 1);
    });

    it('is kept by a window that has lost the job while it sent', async () => {
      const first = world.openWindow();
      let answer: (() => void) | undefined;
      world.service.submitAnswers = [
        () =>
          new Promise((resolve) => {
            answer = () => {
              resolve(finished);
            };
          }),
      ];
      world.service.lookAnswers = [new QwenImageError('expired', { status: 404 })];
      const { id } = await first.tracker.submit(aRequest);
      await world.clock.runUntil(() => answer !== undefined);
      const second = world.openWindow();
      await second.tracker.start();
      await second.leases.seize(id);
      answer?.();
      await settle();
      assert.equal((await world.vault.find(id)).length, 1);
      assert.equal(world.service.submits.length, 1);
      first.tracker.dispose();
      second.tracker.dispose();
    });
  });

  describe('a late answer to a sending that was made again', () => {
    const picture = (byte: number) => ({
      outputs: [{ kind: 'inline', bytes: new Uint8Array([byte, byte, byte]) }] as const,
      metrics: {},
    });

    it('does not lay its picture over the one that is kept of the later one', async () => {
      const first = world.openWindow();
      const second = world.openWindow();
      await second.tracker.start();
      let answer: (() => void) | undefined;
      world.service.submitAnswers = [
        () =>
          new Promise((resolve) => {
            answer = () => {
              resolve({ kind: 'finished', requestId: 'first', result: picture(1) });
            };
          }),
        { kind: 'finished', requestId: 'second', result: picture(2) },
      ];
      let finish: (() => void) | undefined;
      world.finishing = {
        finish: async (_job, kept) => {
          await new Promise<void>((resolve) => {
            finish = resolve;
          });
          return kept;
        },
        record: () => Promise.resolve(),
      };
      const { id } = await first.tracker.submit(aRequest);
      await first.until(id, 'submitting');
      await second.leases.seize(id);
      await second.leases.release(id);
      await world.clock.advance(60_000);
      await second.until(id, 'unconfirmed');
      await second.tracker.retry(id);
      await world.clock.runUntil(() => finish !== undefined);
      answer?.();
      await settle();
      assert.deepEqual(
        [...world.vault.kept.values()].map((bytes) => [...bytes]),
        [[2, 2, 2]],
      );
      finish?.();
      await second.until(id, 'saved');
      first.tracker.dispose();
      second.tracker.dispose();
    });
  });

  it('is not taken for paid for because a picture is kept when only the key was refused', async () => {
    const window = world.openWindow();
    world.service.lookAnswers = [running];
    const { id } = await window.tracker.submit(aRequest);
    await window.until(id, 'waiting');
    await world.vault.keep(id, 0, (sink) => sink.write(new Uint8Array([9])));
    world.service.lookAnswers = [new QwenImageError('badKey', { status: 401 })];
    const failed = await window.until(id, 'failed');
    assert.equal(progressOf(failed).reached, 'sent');
  });

  describe('a sending without an answer', () => {
    it('may still have been charged when the next one is refused', async () => {
      const window = world.openWindow();
      const { tracker } = window;
      world.service.submitAnswers = [lostAnswer, new QwenImageError('noCredits', { delivery: 'answered' })];
      const { id } = await tracker.submit(aRequest);
      const lost = await window.until(id, 'unconfirmed');
      const { sentAt } = lost.state === 'unconfirmed' ? lost : { sentAt: Number.NaN };
      await world.clock.advance(1_000);
      await tracker.retry(id);
      const failed = await window.until(id, 'failed');
      assert.deepEqual(progressOf(failed), { reached: 'unknown', sentAt });
      assert.equal(await tracker.clearFinished(), 0);
      // And so it stays, however often it is sent again.
      world.service.submitAnswers = [lostAnswer, new QwenImageError('blocked', { delivery: 'answered' })];
      await tracker.retry(id);
      await window.until(id, 'unconfirmed');
      await world.clock.advance(1_000);
      assert.equal(spendingOf(await tracker.retry(id)), 'maybe');
      assert.deepEqual(progressOf(await window.until(id, 'failed')), { reached: 'unknown', sentAt });
    });

    it('may still have been charged when the next one is cancelled before it is sent', async () => {
      const window = world.openWindow();
      const { tracker } = window;
      world.service.submitAnswers = [lostAnswer];
      const { id } = await tracker.submit(aRequest);
      await window.until(id, 'unconfirmed');
      world.settings = { ...world.settings, maxConcurrentJobs: 1 };
      world.service.submitAnswers = [() => new Promise<never>(() => {})];
      const other = await tracker.submit(aRequest);
      await window.until(other.id, 'submitting');
      await tracker.retry(id);
      await settle();
      const stopped = await tracker.stop(id);
      assert.equal(stopped.state === 'dismissed' && stopped.reason, 'cancelled');
      assert.equal(progressOf(stopped).reached, 'unknown');
      tracker.dispose();
    });
  });

  describe('the lease of a job', () => {
    it('is given back when the record cannot be read just when a person lets the job be', async () => {
      const window = world.openWindow();
      world.service.submitAnswers = [lostAnswer];
      const { id } = await window.tracker.submit(aRequest);
      await window.until(id, 'unconfirmed');
      await settle();
      let reads = 0;
      world.disk.refuseToRead = () => {
        reads += 1;
        return reads === 2;
      };
      await assert.rejects(window.tracker.stop(id));
      assert.equal(reads, 2);
      assert.equal(await window.leases.isHeld(id), false);
    });

    it('is not given back under a job that was led on before its record had caught up', async () => {
      const window = world.openWindow();
      world.service.lookAnswers = [running];
      const { id } = await window.tracker.submit(aRequest);
      await window.until(id, 'waiting');
      await settle();
      world.disk.refuse = () => true;
      await window.tracker.stop(id);
      world.disk.refuse = () => false;
      await window.tracker.retry(id);
      await world.clock.advance(6_000);
      assert.equal(window.tracker.get(id)?.state, 'waiting');
      assert.equal(await window.leases.isHeld(id), true);
      window.tracker.dispose();
    });
  });

  describe('the lease of a job that has come to rest', () => {
    it('is given back when its record cannot be read at that moment', async () => {
      const window = world.openWindow();
      const { id } = await window.tracker.submit(aRequest);
      let reads = 0;
      world.disk.refuseToRead = () => {
        reads += 1;
        return reads === 1;
      };
      await window.until(id, 'saved');
      await settle();
      assert.ok(reads > 0);
      assert.equal(await window.leases.isHeld(id), false);
    });

    it('is given back when it ends in the moment in which it is stopped', async () => {
      const window = world.openWindow();
      let answer: (() => void) | undefined;
      world.service.lookAnswers = [
        () =>
          new Promise((resolve) => {
            answer = () => {
              resolve(gpuError);
            };
          }),
      ];
      const { id } = await window.tracker.submit(aRequest);
      await window.until(id, 'waiting');
      await world.clock.runUntil(() => answer !== undefined);
      // What is heard is noted only while the job is ours, and that is just being looked up.
      const isHeld = window.leases.isHeld.bind(window.leases);
      let letGo: (() => void) | undefined;
      window.leases.isHeld = async (job) => {
        if (letGo === undefined) {
          await new Promise<void>((resolve) => {
            letGo = resolve;
          });
        }
        return isHeld(job);
      };
      answer?.();
      await world.clock.runUntil(() => letGo !== undefined);
      assert.equal(window.tracker.get(id)?.state, 'waiting');
      const stopped = window.tracker.stop(id);
      letGo?.();
      await assert.rejects(stopped);
      await settle();
      assert.equal(window.tracker.get(id)?.state, 'failed');
      assert.equal(await isHeld(id), false);
    });
  });
});

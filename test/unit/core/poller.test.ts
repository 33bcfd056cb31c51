import assert from 'node:assert/strict';

import { expect } from '../../../src/core/durations';
import type { RemoteState } from '../../../src/core/job';
import { Poller } from '../../../src/core/poller';
import type { Watched } from '../../../src/core/poller';
import type { Look } from '../../../src/core/ports/imageService';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { RateGate } from '../../../src/core/rateGate';
import { ManualClock, settle } from '../../fakes/manualClock';
import { ScriptedService } from '../../fakes/scriptedService';
import { silentLog } from '../../fakes/trackerWorld';

const running: Look = { kind: 'running', remote: { kind: 'processing' } };

describe('Poller', () => {
  let clock: ManualClock;
  let service: ScriptedService;
  let gate: RateGate;
  let poller: Poller;

  beforeEach(() => {
    clock = new ManualClock();
    service = new ScriptedService();
    gate = new RateGate(clock);
    poller = new Poller(service, clock, gate, silentLog);
  });

  const watched = (requestId = 'r1', more: Partial<Watched> = {}): Watched => ({
    requestId,
    submittedAt: clock.now(),
    expected: expect(28_190, []),
    watchFor: 600_000,
    onSeen: () => {},
    ...more,
  });

  it('looks first after two seconds', async () => {
    const end = poller.watch(watched(), new AbortController().signal);
    await clock.advance(1_999);
    assert.equal(service.looks.length, 0);
    await clock.advance(1);
    assert.deepEqual(await end, { kind: 'completed', wasClose: false });
  });

  it('looks first at what expires first, when many are due at once', async () => {
    const old = clock.now() - 3_000_000;
    service.lookAnswers = [running, running, running, { kind: 'completed' }];
    const watches = [
      ['young', old + 2_000_000],
      ['old', old],
      ['younger', old + 2_500_000],
    ] as const;
    const ends = watches.map(([id, submittedAt]) =>
      poller.watch(watched(id, { submittedAt }), new AbortController().signal),
    );
    await clock.advance(120_000);
    await Promise.all(ends);
    assert.deepEqual(service.looks.slice(3), ['old', 'young', 'younger']);
  });

  it('never has two looks at one request under way, and a slow one holds up no other', async () => {
    let answer: (look: Look) => void = () => {};
    let underWay = 0;
    service.look = async (requestId) => {
      service.looks.push(requestId);
      if (requestId === 'fast') {
        return running;
      }
      underWay += 1;
      assert.equal(underWay, 1);
      const look = await new Promise<Look>((resolve) => {
        answer = resolve;
      });
      underWay -= 1;
      return look;
    };
    const abort = new AbortController();
    const slow = poller.watch(watched('slow'), abort.signal);
    const fast = poller.watch(watched('fast'), abort.signal);
    await clock.advance(60_000);
    assert.equal(service.looks.filter((id) => id === 'slow').length, 1);
    assert.ok(service.looks.filter((id) => id === 'fast').length > 10);
    answer({ kind: 'completed' });
    assert.equal((await slow).kind, 'completed');
    abort.abort(new Error('enough'));
    await assert.rejects(fast, /enough/);
  });

  it('waits on for a word that it does not know', async () => {
    const seen: RemoteState[] = [];
    service.lookAnswers = [
      { kind: 'running', remote: { kind: 'other', word: 'WARMING' } },
      { kind: 'completed' },
    ];
    const end = poller.watch(
      watched('r1', { onSeen: (remote) => seen.push(remote) }),
      new AbortController().signal,
    );
    await clock.runUntil(() => seen.length > 0 && service.looks.length === 2);
    assert.equal((await end).kind, 'completed');
    assert.deepEqual(seen, [{ kind: 'other', word: 'WARMING' }]);
  });

  it('is slowed down by errors, not ended', async () => {
    const error = new QwenImageError('server', { status: 502 });
    service.lookAnswers = [error, error, error, error, { kind: 'completed' }];
    const started = clock.now();
    const end = poller.watch(watched(), new AbortController().signal);
    await clock.runUntil(() => service.looks.length === 5);
    assert.equal((await end).kind, 'completed');
    assert.equal(clock.now() - started, 2_000 + 2_000 + 4_000 + 8_000 + 16_000);
  });

  it('holds everything back while the key is limited', async () => {
    const retryAt = clock.now() + 40_000;
    service.lookAnswers = [new QwenImageError('rateLimited', { retryAt }), { kind: 'completed' }];
    const end = poller.watch(watched(), new AbortController().signal);
    await clock.advance(39_000);
    assert.equal(service.looks.length, 1);
    await clock.advance(2_000);
    assert.equal((await end).kind, 'completed');
  });

  it('does not believe a 404 before the fifth in a row', async () => {
    const unknown = new QwenImageError('expired', { status: 404 });
    const lost = new QwenImageError('network');
    service.lookAnswers = [unknown, unknown, unknown, unknown, lost, lost, unknown, { kind: 'completed' }];
    const end = poller.watch(watched(), new AbortController().signal);
    await clock.runUntil(() => service.looks.length === 8);
    assert.equal((await end).kind, 'completed');

    service.looks.length = 0;
    service.lookAnswers = [unknown];
    const other = poller.watch(watched('r2'), new AbortController().signal);
    await clock.runUntil(() => service.looks.length === 5);
    const failed = await other;
    assert.equal(failed.kind === 'failed' && failed.failure.code, 'expired');
  });

  for (const code of ['badKey', 'noPermission', 'badAnswer', 'invalid'] as const) {
    it(`does not believe a page that says ${code} before the fifth in a row`, async () => {
      const page = new QwenImageError(code, { status: 403, isDoubtful: true });
      const lost = new QwenImageError('network');
      service.lookAnswers = [page, page, page, page, lost, page, { kind: 'completed' }];
      const end = poller.watch(watched(), new AbortController().signal);
      await clock.runUntil(() => service.looks.length === 7);
      assert.equal((await end).kind, 'completed');

      service.looks.length = 0;
      service.lookAnswers = [page];
      const other = poller.watch(watched('r2'), new AbortController().signal);
      await clock.runUntil(() => service.looks.length === 5);
      const failed = await other;
      assert.deepEqual(
        failed.kind === 'failed' && [failed.failure.code, failed.failure.status, failed.isOver],
        [code, 403, false],
      );
    });
  }

  it('does not believe a failure that may be somebody else’s before the fifth in a row, nor that it costs nothing', async () => {
    const failure = { code: 'blocked', detail: 'Request blocked', status: 422 } as const;
    const page: Look = { kind: 'failed', failure, isDoubtful: true };
    service.lookAnswers = [page, page, page, page, running, page, { kind: 'completed' }];
    const started = clock.now();
    const end = poller.watch(watched(), new AbortController().signal);
    await clock.runUntil(() => service.looks.length === 7);
    assert.equal((await end).kind, 'completed');
    assert.ok(clock.now() - started > 30_000);

    service.looks.length = 0;
    service.lookAnswers = [page];
    const other = poller.watch(watched('r2'), new AbortController().signal);
    await clock.runUntil(() => service.looks.length === 5);
    assert.deepEqual(await other, { kind: 'failed', failure, isOver: false });
  });

  it('ends once the hour is over, also when nobody on the way says the same thing twice', async () => {
    const answers = [
      new QwenImageError('expired', { status: 404 }),
      new QwenImageError('noPermission', { status: 403, isDoubtful: true }),
    ];
    service.lookAnswers = Array.from({ length: 500 }, (_, index) => answers[index % 2] ?? running);
    const end = poller.watch(watched(), new AbortController().signal);
    await clock.advance(2 * 3_600_000);
    const { kind } = await end;
    assert.equal(kind, 'failed');
    assert.equal(clock.sleeping, 0);
  });

  it('ends at once for a key that is not accepted, with the request to go back to', async () => {
    service.lookAnswers = [new QwenImageError('badKey', { status: 401 })];
    const end = poller.watch(watched(), new AbortController().signal);
    await clock.advance(2_000);
    const failed = await end;
    assert.equal(failed.kind === 'failed' && failed.isOver, false);
  });

  it('looks straight away at a request from before', async () => {
    const end = poller.watch(
      watched('r1', { submittedAt: clock.now() - 30_000 }),
      new AbortController().signal,
    );
    await settle();
    assert.deepEqual(await end, { kind: 'completed', wasClose: false });
  });

  it('goes on when the clock is set back or forward by a day', async () => {
    for (const jump of [-86_400_000, 86_400_000]) {
      service.looks.length = 0;
      service.lookAnswers = [running];
      const end = poller.watch(watched(), new AbortController().signal);
      await clock.runUntil(() => service.looks.length === 1);
      service.lookAnswers = [{ kind: 'completed' }];
      await clock.jump(jump);
      await clock.runUntil(() => service.looks.length === 2);
      assert.equal((await end).kind, 'completed');
    }
  });

  it('does not take one error for the end of the hour when the clock was set ahead', async () => {
    service.lookAnswers = [running];
    const end = poller.watch(watched(), new AbortController().signal);
    await clock.runUntil(() => service.looks.length === 1);
    service.lookAnswers = [new QwenImageError('network'), { kind: 'completed' }];
    await clock.jump(86_400_000);
    await clock.runUntil(() => service.looks.length === 3);
    assert.equal((await end).kind, 'completed');
  });

  it('has no timer when there is nothing to follow', async () => {
    const abort = new AbortController();
    const end = poller.watch(watched(), abort.signal);
    await settle();
    assert.equal(clock.sleeping, 1);
    abort.abort(new Error('stopped'));
    await assert.rejects(end, /stopped/);
    await settle();
    assert.equal(clock.sleeping, 0);
  });
});

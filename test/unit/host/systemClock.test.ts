import assert from 'node:assert/strict';
import { systemClock, wallClock } from '../../../src/host/systemClock';
import { systemRandom } from '../../../src/host/systemRandom';

describe('systemClock', () => {
  const realNow = Date.now;
  afterEach(() => {
    Date.now = realNow;
  });

  it('sleeps at least as long as it is asked to', async () => {
    const before = performance.now();
    await systemClock.sleep(30, new AbortController().signal);
    assert.ok(performance.now() - before >= 29);
  });

  it('rejects with the reason of the signal, before and during the sleep', async () => {
    const reason = new Error('enough');
    await assert.rejects(systemClock.sleep(10, AbortSignal.abort(reason)), reason);
    const controller = new AbortController();
    const sleep = systemClock.sleep(60_000, controller.signal);
    controller.abort(reason);
    await assert.rejects(sleep, reason);
  });

  it('is not held up by a clock that is set back', async () => {
    const sleep = systemClock.sleep(20, new AbortController().signal);
    Date.now = () => realNow() - 3_600_000;
    await sleep;
  });

  it('wakes when the wall clock has jumped ahead, at the next look', async () => {
    const sleep = wallClock(5).sleep(60_000, new AbortController().signal);
    Date.now = () => realNow() + 3_600_000;
    await sleep;
  });
});

describe('systemRandom', () => {
  it('draws integers up to the maximum, both ends included', () => {
    const drawn = new Set(Array.from({ length: 200 }, () => systemRandom.integer(2)));
    assert.deepEqual([...drawn].sort(), [0, 1, 2]);
    assert.ok(systemRandom.integer(2 ** 31 - 1) < 2 ** 31);
    assert.notEqual(systemRandom.id(), systemRandom.id());
  });
});

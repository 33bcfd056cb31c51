import assert from 'node:assert/strict';
import { RateGate } from '../../../src/core/rateGate';
import { ManualClock } from '../../fakes/manualClock';

const forever = new AbortController().signal;

describe('RateGate', () => {
  it('lets those that had to wait leave one after the other, and nobody else wait', async () => {
    const clock = new ManualClock();
    const gate = new RateGate(clock);
    const start = clock.now();
    await gate.pass(forever);
    gate.closeUntil(start + 10_000);
    const left: number[] = [];
    const pass = (): void => {
      void gate.pass(forever).then(() => left.push(clock.now() - start));
    };
    pass();
    pass();
    pass();
    await clock.advance(30_000);
    assert.deepEqual(left, [10_000, 11_000, 12_000]);
    pass();
    await clock.advance(0);
    assert.equal(left.length, 4);
    assert.equal(clock.sleeping, 0);
  });

  it('holds back the next in line when the first has closed it again', async () => {
    const clock = new ManualClock();
    const gate = new RateGate(clock);
    const start = clock.now();
    gate.closeUntil(start + 10_000);
    const left: number[] = [];
    void gate.pass(forever).then(() => {
      left.push(clock.now() - start);
      gate.closeUntil(start + 25_000);
    });
    void gate.pass(forever).then(() => left.push(clock.now() - start));
    await clock.advance(60_000);
    assert.equal(left[0], 10_000);
    assert.ok((left[1] ?? 0) >= 25_000, String(left));
  });
});

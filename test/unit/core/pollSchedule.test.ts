import assert from 'node:assert/strict';
import fc from 'fast-check';

import { expect } from '../../../src/core/durations';
import { delayAfterError, nextLook } from '../../../src/core/pollSchedule';
import { seededRandom, simulate, strategies } from '../../bench/pollingSimulation';

const ours = strategies['this extension'] ?? (() => Number.NaN);

describe('nextLook', () => {
  it('looks once early', () => {
    assert.equal(nextLook(0, expect(28_190, [])), 2_000);
    assert.equal(nextLook(500, expect(28_190, [])), 1_500);
  });

  it('always waits, and never for long', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 4e7, noNaN: true }),
        fc.integer({ min: 1, max: 600_000 }),
        (elapsed, typical) => {
          const delay = nextLook(elapsed, expect(typical, []));
          assert.ok(delay > 0 && delay <= Math.max(15_000, typical), `${delay}`);
        },
      ),
    );
  });

  for (const { typical, requests } of [
    { typical: 28_190, requests: 12 },
    { typical: 49_920, requests: 18 },
  ]) {
    it(`asks at most ${requests} times for a job of ${typical} ms, and knows within 2 s`, () => {
      const outcome = simulate(ours, typical, 1, seededRandom(7));
      assert.ok(outcome.requests <= requests, `${outcome.requests}`);
      assert.ok(outcome.detection95 <= 2_000, `${outcome.detection95}`);
    });

    for (const factor of [0.5, 0.75, 1.5, 2]) {
      it(`stays under twice that when it takes ${factor} times as long`, () => {
        const outcome = simulate(ours, typical, factor, seededRandom(8));
        assert.ok(outcome.requests < 2 * requests, `${outcome.requests}`);
        assert.ok(outcome.detection95 < 4_000, `${outcome.detection95}`);
      });
    }
  }
});

describe('delayAfterError', () => {
  it('doubles up to a minute', () => {
    assert.deepEqual([1, 2, 3, 6, 100].map(delayAfterError), [2_000, 4_000, 8_000, 60_000, 60_000]);
  });
});

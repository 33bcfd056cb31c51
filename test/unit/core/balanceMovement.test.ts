import assert from 'node:assert/strict';
import fc from 'fast-check';
import { balanceNotes, withLook } from '../../../src/core/balance';
import type { BalanceLook } from '../../../src/core/balance';
import { balanceMovement } from '../../../src/core/balanceMovement';
import { chargesOf } from '../../../src/core/charge';
import type { BalanceMovement } from '../../../src/core/balanceMovement';
import type { Job, Progress } from '../../../src/core/job';
import { jobIn } from '../ui/sampleJobs';

const minute = 60_000;
const hour = 60 * minute;
/** When the request was sent whose answer was lost. */
const sentAt = 10 * hour;
const settlesAfter = 2 * minute;

const lost = { id: 'lost', sentAt };

function look(at: number, credits: number, freeCredits = 0): BalanceLook {
  return { at, credits, freeCredits };
}

interface Made {
  readonly submittedAt: number;
  readonly completedAt: number;
  readonly cost?: number;
  readonly remainingCredits?: number;
  readonly isRecovered?: boolean;
}

let count = 0;

function made({ submittedAt, completedAt, cost, remainingCredits, isRecovered = false }: Made): Job {
  count += 1;
  const metrics = {
    ...(cost === undefined ? {} : { cost }),
    ...(remainingCredits === undefined ? {} : { remainingCredits }),
  };
  return { ...jobIn.saved, id: `made-${count}`, submittedAt, completedAt, metrics, isRecovered };
}

function rested(progress: Progress): Job {
  count += 1;
  return { ...jobIn.dismissed, id: `rested-${count}`, reason: 'stopped', progress };
}

function movement(looks: readonly BalanceLook[], jobs: readonly Job[] = [], since = 0): BalanceMovement {
  const charges = chargesOf(jobs);
  return balanceMovement(lost, charges, balanceNotes(looks, charges, since), settlesAfter);
}

describe('balanceMovement', () => {
  const before = look(sentAt - minute, 5);

  it('cannot tell without a look before it was sent, or after', () => {
    assert.deepEqual(movement([]), { kind: 'unknown', reason: 'noBefore' });
    assert.deepEqual(movement([before]), { kind: 'unknown', reason: 'noAfter' });
    assert.deepEqual(movement([look(sentAt + minute, 5)]), { kind: 'unknown', reason: 'noBefore' });
  });

  it('cannot tell from looks at another account', () => {
    const looks = [before, look(sentAt + 5 * minute, 5)];
    assert.deepEqual(movement(looks, [], sentAt - 1), { kind: 'unknown', reason: 'noBefore' });
  });

  it('says that nothing is gone, and whether that may still change', () => {
    const [soon, later] = [look(sentAt + minute, 5), look(sentAt + 5 * minute, 5)];
    assert.deepEqual(movement([before, soon]), {
      kind: 'unmoved',
      from: before.at,
      to: soon.at,
      isEarly: true,
    });
    assert.deepEqual(movement([before, soon, later]), {
      kind: 'unmoved',
      from: before.at,
      to: later.at,
      isEarly: false,
    });
  });

  it('says how much is gone, paid or free', () => {
    const fell = movement([look(before.at, 5, 0.018), look(sentAt + minute, 5, 0.008)]);
    assert.ok(fell.kind === 'fell');
    assert.equal(fell.amount.toFixed(6), '0.010000');
    assert.equal(fell.requests, 1);
  });

  it('takes off what other jobs cost', () => {
    const other = made({ submittedAt: sentAt + 1, completedAt: sentAt + minute, cost: 0.01 });
    assert.equal(movement([before, look(sentAt + 5 * minute, 4.99)], [other]).kind, 'unmoved');
    const fell = movement([before, look(sentAt + 5 * minute, 4.98)], [other]);
    assert.ok(fell.kind === 'fell');
    assert.equal(fell.amount.toFixed(6), '0.010000');
  });

  it('cannot tell when other jobs may have cost what is gone', () => {
    const after = look(sentAt + 5 * minute, 4.99);
    const unsure: readonly Job[] = [
      made({ submittedAt: sentAt + 1, completedAt: sentAt + minute }),
      made({ submittedAt: before.at - 1, completedAt: before.at + 1, cost: 0.01 }),
      made({ submittedAt: sentAt + 1, completedAt: sentAt + minute, cost: 0.01, isRecovered: true }),
      rested({ reached: 'sent', requestId: 'r', submittedAt: sentAt + 1 }),
      rested({ reached: 'sent', requestId: 'r', submittedAt: before.at - 30 * minute }),
    ];
    assert.equal(movement([before, after]).kind, 'fell');
    for (const job of unsure) {
      assert.deepEqual(movement([before, after], [job]), { kind: 'unknown', reason: 'otherJobs' });
    }
    const longAgo = rested({ reached: 'sent', requestId: 'r', submittedAt: before.at - 2 * hour });
    assert.equal(movement([before, after], [longAgo]).kind, 'fell');
  });

  it('still knows that nothing is gone while others run', () => {
    const running = rested({ reached: 'sent', requestId: 'r', submittedAt: sentAt + 1 });
    assert.equal(movement([before, look(sentAt + 5 * minute, 5)], [running]).kind, 'unmoved');
  });

  it('counts the requests without an answer that share what is gone', () => {
    const alike = rested({ reached: 'unknown', sentAt: sentAt + 2 });
    const fell = movement([before, look(sentAt + 5 * minute, 4.99)], [alike]);
    assert.ok(fell.kind === 'fell');
    assert.equal(fell.requests, 2);
  });

  it('cannot tell once the account was topped up', () => {
    const verdict = movement([before, look(sentAt + 5 * minute, 15)]);
    assert.deepEqual(verdict, { kind: 'unknown', reason: 'toppedUp' });
  });

  it('keeps an earlier answer that was certain', () => {
    const looks = [before, look(sentAt + 5 * minute, 4.99), look(sentAt + 9 * minute, 15)];
    assert.equal(movement(looks).kind, 'fell');
  });

  it('believes a finished job that money is gone, and not that none is: free credits may have paid', () => {
    const job = made({
      submittedAt: sentAt - 2 * minute,
      completedAt: sentAt - minute,
      cost: 0.01,
      remainingCredits: 5,
    });
    assert.equal(movement([look(sentAt + 5 * minute, 4.99)], [job]).kind, 'fell');
    assert.deepEqual(movement([look(sentAt + 5 * minute, 5)], [job]), {
      kind: 'unknown',
      reason: 'freeCredits',
    });
    assert.deepEqual(movement([look(sentAt + 5 * minute, 4.99, 0.018)], [job]), {
      kind: 'unknown',
      reason: 'freeCredits',
    });
    // A look before it knows the free credits too.
    const looks = [look(sentAt - 3 * minute, 5.01), look(sentAt + 5 * minute, 5)];
    assert.equal(movement(looks, [job]).kind, 'unmoved');
  });

  it('never says what is not so, however the service counts', () => {
    const cents = fc.integer({ min: 1, max: 9 }).map((cost) => cost / 100);
    const time = fc.integer({ min: -30, max: 30 }).map((offset) => sentAt + offset * minute);
    const other = fc.record({
      submittedAt: time,
      took: fc.integer({ min: 1, max: 5 * minute }),
      /** When it is charged: from submission (0) to completion (1). */
      charged: fc.double({ min: 0, max: 1, noNaN: true }),
      cost: cents,
      isTold: fc.boolean(),
      isSeen: fc.boolean(),
    });
    const world = fc.record({
      others: fc.array(other, { maxLength: 4 }),
      looks: fc.array(time, { maxLength: 6 }),
      isCharged: fc.boolean(),
      cost: cents,
      delay: fc.integer({ min: 1, max: settlesAfter - 1 }),
      free: fc.constantFrom(0, 0.018, 0.05),
      paysFreeFirst: fc.boolean(),
      /** Whether a finished job tells all that is left, or only what was paid in. */
      tellsTotal: fc.boolean(),
    });
    let certain = 0;
    fc.assert(
      fc.property(world, (facts) => {
        const charges = [
          ...facts.others.map(({ submittedAt, took, charged, cost }) => ({
            at: submittedAt + Math.floor(took * charged),
            cost,
          })),
          ...(facts.isCharged ? [{ at: sentAt + facts.delay, cost: facts.cost }] : []),
        ];
        const accountAt = (at: number): BalanceLook => {
          const spent = charges.reduce((total, charge) => total + (charge.at <= at ? charge.cost : 0), 0);
          const fromFree = facts.paysFreeFirst ? Math.min(spent, facts.free) : 0;
          return look(at, 5 - (spent - fromFree), facts.free - fromFree);
        };
        const jobs = facts.others.map(({ submittedAt, took, cost, isTold, isSeen }): Job => {
          if (!isSeen) {
            return rested({ reached: 'sent', requestId: 'r', submittedAt });
          }
          const { credits, freeCredits } = accountAt(submittedAt + took);
          return made({
            submittedAt,
            completedAt: submittedAt + took,
            ...(isTold ? { cost, remainingCredits: facts.tellsTotal ? credits + freeCredits : credits } : {}),
          });
        });
        const looks = [...facts.looks].sort((one, next) => one - next).map(accountAt);
        const verdict = movement(looks, jobs);
        if (verdict.kind === 'fell') {
          certain += 1;
          assert.ok(facts.isCharged, 'it was not charged');
          assert.ok(verdict.amount <= facts.cost + 1e-6, 'less was charged');
        } else if (verdict.kind === 'unmoved' && !verdict.isEarly) {
          certain += 1;
          assert.ok(!facts.isCharged, 'it was charged');
        }
      }),
      { numRuns: 3000, seed: 4 },
    );
    assert.ok(certain > 500, `${certain} certain answers`);
  });
});

describe('withLook', () => {
  it('keeps the first and the last look of a balance that stays the same, and the latest forty', () => {
    let looks: readonly BalanceLook[] = [];
    for (const [at, credits] of [
      [1, 5],
      [2, 5],
      [3, 5],
      [4, 4],
      [5, 4],
    ] as const) {
      looks = withLook(looks, look(at, credits));
    }
    assert.deepEqual(
      looks.map(({ at }) => at),
      [1, 3, 4, 5],
    );
    for (let at = 6; at < 100; at += 1) {
      looks = withLook(looks, look(at, at));
    }
    assert.equal(looks.length, 40);
    assert.equal(looks.at(-1)?.at, 99);
  });
});

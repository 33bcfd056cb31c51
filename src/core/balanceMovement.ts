import type { BalanceNote } from './balance';
import type { Charge } from './charge';
import { resultRetention } from './job';

/** What the account's balance tells of a request whose answer was lost. Times are ms since the epoch, amounts US dollars. */
export type BalanceMovement =
  | { readonly kind: 'unknown'; readonly reason: UnknownReason }
  /** What left the account is what other jobs cost. `isEarly`: the request may still be worked on, and be charged later. */
  | { readonly kind: 'unmoved'; readonly from: number; readonly to: number; readonly isEarly: boolean }
  /** At least this much more left the account than other jobs cost, shared by so many requests without an answer. */
  | {
      readonly kind: 'fell';
      readonly from: number;
      readonly to: number;
      readonly amount: number;
      readonly requests: number;
    };

export type UnknownReason =
  /** Nobody looked before it was sent: looking now tells nothing. */
  | 'noBefore'
  /** Nobody has looked since. */
  | 'noAfter'
  /** What other jobs cost meanwhile is not known, and may be all that is gone. */
  | 'otherJobs'
  /** There is more than there should be: the account was topped up. */
  | 'toppedUp'
  /** Free credits may have paid for it, and how many there were is not known. */
  | 'freeCredits';

/** Amounts that differ by less are the same: half of the smallest amount that is shown. */
const leastAmount = 0.00005;

/**
 * How the balance moved since a request was sent whose answer was lost.
 *
 * @param sent the request
 * @param charges of all jobs, also of those that were removed; what left the account meanwhile is taken off
 * @param notes of the account the key belongs to, oldest first
 * @param settlesAfter ms after which a request is done, and charged if it was accepted
 */
export function balanceMovement(
  sent: { readonly id: string; readonly sentAt: number },
  charges: readonly Charge[],
  notes: readonly BalanceNote[],
  settlesAfter: number,
): BalanceMovement {
  const before = notes.filter(({ at }) => at <= sent.sentAt).reverse();
  const after = notes.filter(({ at }) => at > sent.sentAt).reverse();
  if (before.length === 0) {
    return { kind: 'unknown', reason: 'noBefore' };
  }
  const others = charges.filter(({ id }) => id !== sent.id);
  const verdicts = after.flatMap((to) =>
    [before.find(isWhole), before[0]].flatMap((from) =>
      from === undefined ? [] : [compare(from, to, sent.sentAt, others, settlesAfter)],
    ),
  );
  const isKnown = (verdict: BalanceMovement): boolean => verdict.kind !== 'unknown';
  const isSettled = (verdict: BalanceMovement): boolean =>
    verdict.kind === 'fell' || (verdict.kind === 'unmoved' && !verdict.isEarly);
  return (
    verdicts.find(isSettled) ??
    verdicts.find(isKnown) ??
    verdicts[0] ?? { kind: 'unknown', reason: 'noAfter' }
  );
}

function isWhole(note: BalanceNote): boolean {
  return note.freeCredits !== undefined;
}

function compare(
  from: BalanceNote,
  to: BalanceNote,
  sentAt: number,
  others: readonly Charge[],
  settlesAfter: number,
): BalanceMovement {
  const isComparable = isWhole(from) && isWhole(to);
  // Where free credits are not known, this is the least that can have left the account.
  const gone =
    from.credits - to.credits + (isComparable ? (from.freeCredits ?? 0) : 0) - (to.freeCredits ?? 0);
  const costs = others.map((charge) => costBetween(charge, from.at, to.at));
  const least = gone - sum(costs.map(({ most }) => most));
  const most = gone - sum(costs.map(({ least }) => least));
  if (least > leastAmount) {
    const requests = 1 + others.filter((charge) => hasNoAnswer(charge, from.at - settlesAfter, to.at)).length;
    return { kind: 'fell', from: from.at, to: to.at, amount: least, requests };
  }
  if (!isComparable) {
    return { kind: 'unknown', reason: most > leastAmount ? 'otherJobs' : 'freeCredits' };
  }
  if (most < -leastAmount) {
    return { kind: 'unknown', reason: 'toppedUp' };
  }
  return most <= leastAmount
    ? { kind: 'unmoved', from: from.at, to: to.at, isEarly: to.at - sentAt < settlesAfter }
    : { kind: 'unknown', reason: 'otherJobs' };
}

interface CostRange {
  readonly least: number;
  readonly most: number;
}

/** What a job cost between two times, as far as that is known: Segmind charges somewhere between submission and completion. */
function costBetween(charge: Charge, from: number, to: number): CostRange {
  switch (charge.reached) {
    case 'unknown':
      return { least: 0, most: 0 };
    case 'sent':
      // Where it ended nobody here has seen.
      return { least: 0, most: isWithin(charge.submittedAt, from - resultRetention, to) ? Infinity : 0 };
    case 'delivered': {
      const { cost, submittedAt, completedAt, isRecovered } = charge;
      const most = cost ?? Infinity;
      if (completedAt <= from || (submittedAt > to && !isRecovered)) {
        return { least: 0, most: 0 };
      }
      const isSure = submittedAt > from && completedAt <= to && !isRecovered;
      return { least: isSure ? (cost ?? 0) : 0, most };
    }
  }
}

/** Another request that may be what was charged. */
function hasNoAnswer(charge: Charge, from: number, to: number): boolean {
  return charge.reached === 'unknown' && isWithin(charge.sentAt, from, to);
}

function isWithin(time: number, from: number, to: number): boolean {
  return time > from && time <= to;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

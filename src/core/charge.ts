import { progressOf, resultRetention } from './job';
import type { Job } from './job';

/**
 * What a job may have cost: all that is kept of one that is removed, as what it cost has left the account all the same. Times are
 * ms since the epoch, amounts US dollars.
 */
export type Charge =
  | { readonly id: string; readonly reached: 'unknown'; readonly sentAt: number }
  | { readonly id: string; readonly reached: 'sent'; readonly submittedAt: number }
  | {
      readonly id: string;
      readonly reached: 'delivered';
      readonly submittedAt: number;
      readonly completedAt: number;
      /** Its times are not known. */
      readonly isRecovered: boolean;
      readonly cost?: number | undefined;
      /** What was left on the account. */
      readonly remainingCredits?: number | undefined;
    };

/** None for a job that provably cost nothing. */
export function chargesOf(jobs: readonly Job[]): readonly Charge[] {
  return jobs.flatMap((job) => {
    const { id, unansweredAt } = job;
    const last = lastCharge(job);
    const isTold =
      unansweredAt === undefined || (last?.reached === 'unknown' && last.sentAt === unansweredAt);
    const first: readonly Charge[] = isTold ? [] : [{ id, reached: 'unknown', sentAt: unansweredAt }];
    return last === undefined ? first : [...first, last];
  });
}

/** Of its last sending. */
function lastCharge(job: Job): Charge | undefined {
  const { id, isRecovered } = job;
  const progress = progressOf(job);
  switch (progress.reached) {
    case 'nothing':
      return undefined;
    case 'unknown':
      return { id, reached: 'unknown', sentAt: progress.sentAt };
    case 'sent':
      return { id, reached: 'sent', submittedAt: progress.submittedAt };
    case 'delivered': {
      const { submittedAt, completedAt } = progress;
      const { cost, remainingCredits } = progress.metrics;
      return { id, reached: 'delivered', submittedAt, completedAt, isRecovered, cost, remainingCredits };
    }
  }
}

/** When it has left the account, if it ever does. */
function settledAt(charge: Charge): number {
  switch (charge.reached) {
    case 'unknown':
      return charge.sentAt + resultRetention;
    case 'sent':
      return charge.submittedAt + resultRetention;
    case 'delivered':
      return charge.completedAt;
  }
}

/** Those that may still have left the account after a time. */
export function chargesSince(charges: readonly Charge[], since: number): readonly Charge[] {
  return charges.filter((charge) => settledAt(charge) > since);
}

/** The last to leave the account, at most so many; and since when these are all there are. */
export function lastCharges(
  charges: readonly Charge[],
  most: number,
): { readonly last: readonly Charge[]; readonly since: number } {
  const latestFirst = [...charges].sort((one, other) => settledAt(other) - settledAt(one));
  const [forgotten] = latestFirst.slice(most);
  return { last: latestFirst.slice(0, most), since: forgotten === undefined ? 0 : settledAt(forgotten) };
}

import type { Charge } from './charge';
import type { Credits } from './ports/imageService';

/** A look at the whole account: US dollars, at a time in ms since the epoch. */
export interface BalanceLook extends Credits {
  readonly at: number;
}

/**
 * What is known of the account at a time. Where only what is left was told, as with a finished job, free credits are not
 * known: such a note proves that money is gone, never that none is.
 */
export interface BalanceNote {
  readonly at: number;
  readonly credits: number;
  readonly freeCredits?: number;
}

/** More looks say nothing more: jobs without an answer are asked about soon after. */
const mostLooks = 40;

/** Adds a look. Of a balance that stays the same, only the first and the last look are kept. */
export function withLook(looks: readonly BalanceLook[], look: BalanceLook): readonly BalanceLook[] {
  const [last, before] = [looks.at(-1), looks.at(-2)];
  const isStill =
    last !== undefined && before !== undefined && isSameBalance(last, look) && isSameBalance(before, look);
  return [...(isStill ? looks.slice(0, -1) : looks), look].slice(-mostLooks);
}

/** All that is known of the account since a time, oldest first: looks, and what was left when a job was done. */
export function balanceNotes(
  looks: readonly BalanceLook[],
  charges: readonly Charge[],
  since: number,
): readonly BalanceNote[] {
  const left = charges.flatMap((charge) =>
    charge.reached === 'delivered' && charge.remainingCredits !== undefined
      ? [{ at: charge.completedAt, credits: charge.remainingCredits }]
      : [],
  );
  return [...looks, ...left].filter(({ at }) => at >= since).sort((one, other) => one.at - other.at);
}

function isSameBalance(one: Credits, other: Credits): boolean {
  return one.credits === other.credits && one.freeCredits === other.freeCredits;
}

import type { Expectation } from './durations';

/** In ms after submitting. Refusals and content blocks show quickly. */
const firstLook = 2_000;
/** Between looks while completion is likely. */
const closeInterval = 1_770;
/** Between looks while completion would be early or late: rarer, and still close enough on an unusual day. */
const farInterval = 3_820;
/** Between looks at what takes many times as long as usual. */
const longestInterval = 15_000;
/** No look before this share of the likely beginning, except the first one. */
const quietShare = 0.48;

/**
 * Milliseconds from now to the next look at a request. `elapsed`: ms since submitting; `expected`: when its model answers.
 * One early look, then none until completion would be surprisingly quick; close ones while it is likely; ever rarer after.
 */
export function nextLook(elapsed: number, expected: Expectation): number {
  const { early, late } = expected;
  const quietUntil = early * quietShare;
  if (elapsed < firstLook) {
    return firstLook - elapsed;
  }
  if (elapsed < quietUntil) {
    return Math.max(closeInterval, quietUntil - elapsed);
  }
  if (elapsed < early) {
    return Math.max(closeInterval, Math.min(farInterval, early - elapsed));
  }
  const overdue = Math.max(0, elapsed - late);
  const rarer = Math.min(farInterval, closeInterval + overdue * 0.5);
  return Math.min(longestInterval, rarer + Math.max(0, elapsed - 3 * late) * 0.1);
}

/** Slower after each failed look in a row, up to a minute: errors slow it down, they do not end it. */
export function delayAfterError(errorsInRow: number): number {
  return Math.min(60_000, 2_000 * 2 ** Math.min(errorsInRow - 1, 5));
}

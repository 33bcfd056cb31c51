import { expiryOf } from '../../core/job';
import type { Job } from '../../core/job';
import { clockText, durationText } from './timeText';
import type { Translate } from './translate';

/** A quarter of an hour before a result is gone, what counts is how long it is still there. ms */
const soon = 15 * 60_000;

/** How long a result that was not fetched is still at Segmind. */
export type TimeLeft =
  | { readonly kind: 'none' }
  | { readonly kind: 'until'; readonly at: number }
  | { readonly kind: 'soonGone'; readonly at: number; readonly milliseconds: number };

/** `none`: there is nothing to fetch, or it is gone. @param now ms since the epoch */
export function timeLeft(job: Job, now: number): TimeLeft {
  const at = expiryOf(job);
  if (at === undefined || at <= now) {
    return { kind: 'none' };
  }
  const milliseconds = at - now;
  return milliseconds > soon ? { kind: 'until', at } : { kind: 'soonGone', at, milliseconds };
}

/** Whole minutes, since rows that rest are drawn again only twice a minute. */
export function minutesText(milliseconds: number, t: Translate): string {
  return durationText(Math.max(1, Math.floor(milliseconds / 60_000)) * 60_000, t);
}

/** A part of a row: `, kept until 14:05`, `, kept for 9 min more`; empty when there is nothing to fetch. */
export function keptText(job: Job, now: number, t: Translate): string {
  const left = timeLeft(job, now);
  switch (left.kind) {
    case 'none':
      return '';
    case 'until':
      return t(', kept until {0}', clockText(left.at));
    case 'soonGone':
      return t(', kept for {0} more', minutesText(left.milliseconds, t));
  }
}

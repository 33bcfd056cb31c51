import type { JobView } from '../../src/protocol/jobView';
import { t } from './words';

/** ms since it left, or since it was asked for while it is still here. */
export function elapsedOf(job: JobView, now: number): number {
  return Math.max(0, (job.endedAt ?? now) - (job.startedAt ?? job.createdAt));
}

/**
 * 0 to 1. Even until the typical time, of which it takes nine tenths of the ring, then ever slower: it never stands
 * still and never claims to be done.
 */
export function progressOf(elapsed: number, typical: number): number {
  const share = typical <= 0 ? 1 : elapsed / typical;
  return share <= 1 ? 0.9 * share : 1 - 0.1 / share;
}

/** `8 s`, `1 min 5 s`, `2 h 3 min`. */
export function durationWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) {
    return t('{0} s', seconds);
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? t('{0} min {1} s', minutes, seconds % 60)
    : t('{0} h {1} min', Math.floor(minutes / 60), minutes % 60);
}

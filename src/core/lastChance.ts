import { expiryOf } from './job';
import type { Job } from './job';

/**
 * When Segmind forgets the result of a job that nobody works on (ms since the epoch): for one that took too long to be watched, or
 * that failed on the way to it. What a person has stopped is theirs, and so is what is known to be gone.
 */
export function lastChanceOf(job: Job): number | undefined {
  const isForsaken =
    (job.state === 'dismissed' && job.reason === 'deadline') ||
    (job.state === 'failed' && job.failure.code !== 'expired');
  return isForsaken ? expiryOf(job) : undefined;
}

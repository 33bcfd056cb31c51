import { isActive } from '../../core/job';
import type { Job } from '../../core/job';

/** 0: under way; 1: a person is needed; 2: done. */
export function jobRank(job: Job): 0 | 1 | 2 {
  if (isActive(job)) {
    return 0;
  }
  const needsPerson =
    job.state === 'unconfirmed' ||
    job.state === 'failed' ||
    (job.state === 'dismissed' && job.reason === 'deadline');
  return needsPerson ? 1 : 2;
}

/** What runs first, then what needs a person, then the rest; within each, the order that is given (newest first). */
export function orderJobs(jobs: readonly Job[]): readonly Job[] {
  return [...jobs].sort((one, other) => jobRank(one) - jobRank(other));
}

/** Whether a change moves a job to another place. */
export function jobOrderChanges(previous: Job, job: Job): boolean {
  return jobRank(previous) !== jobRank(job);
}

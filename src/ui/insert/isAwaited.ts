import { isActive } from '../../core/job';
import type { Job } from '../../core/job';
import { leavesPlaceholder } from '../jobsView/jobActions';

/** Whether another picture is to take the place of the one at `uri`: what lies there now is but for the time being. */
export function isAwaited(uri: string, jobs: readonly Job[]): boolean {
  const isFilledSince = (time: number): boolean =>
    jobs.some((job) => job.state === 'saved' && job.createdAt > time && job.files.includes(uri));
  return jobs.some(
    (job) =>
      job.request.destination.replaces?.uri === uri &&
      (isActive(job) || (leavesPlaceholder(job) && !isFilledSince(job.createdAt))),
  );
}

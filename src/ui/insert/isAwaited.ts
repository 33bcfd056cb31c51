import { isSameAddress } from '../../core/addressKey';
import { isActive } from '../../core/job';
import type { Job } from '../../core/job';
import { leavesPlaceholder } from '../jobsView/jobActions';
import { jobOfFile } from '../jobOfFile';

/** Whether another picture is to take the place of the one at `uri`: what lies there now is but for the time being. */
export function isAwaited(uri: string, jobs: readonly Job[]): boolean {
  const isFilledSince = (time: number): boolean =>
    jobOfFile(
      uri,
      jobs.filter((job) => job.createdAt > time),
    ) !== undefined;
  return jobs.some(
    (job) =>
      isSameAddress(job.request.destination.replaces?.uri ?? '', uri) &&
      (isActive(job) || (leavesPlaceholder(job) && !isFilledSince(job.createdAt))),
  );
}

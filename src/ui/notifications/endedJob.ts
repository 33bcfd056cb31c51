import type { Job } from '../../core/job';
import type { JobChange } from '../../core/jobs';

/** The job of a change that is worth telling: this window's, and just come to rest, by itself. */
export function endedJob(change: JobChange): Job | undefined {
  if (change.kind !== 'changed' || !change.isOwn || change.job.state === change.previous.state) {
    return undefined;
  }
  const { job } = change;
  switch (job.state) {
    case 'saved':
    case 'unconfirmed':
      return job;
    case 'failed':
      // The key prompt speaks for those.
      return job.failure.code === 'noKey' ? undefined : job;
    case 'dismissed':
      // All other reasons are something the person has just done.
      return job.reason === 'deadline' ? job : undefined;
    case 'queued':
    case 'submitting':
    case 'waiting':
    case 'ready':
      return undefined;
  }
}

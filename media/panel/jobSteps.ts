import type { JobStep, JobView } from '../../src/protocol/jobView';

/**
 * Whether a step is open to a job. The extension's rules came with the job; only the hour that Segmind keeps a result
 * may have ended since.
 */
export function can(job: JobView, step: JobStep, now = Date.now()): boolean {
  const isFetching = step === 'retry' || step === 'resume';
  return job.steps.includes(step) && !(isFetching && job.expiresAt !== undefined && job.expiresAt <= now);
}

import type { Job } from '../core/job';
import type { Jobs } from '../core/jobs';
import { Refusal } from './refusal';

/** What went wrong with a job, so that what is told of money is told of this very job. */
export class JobError extends Error {
  readonly job: Job;

  constructor(cause: unknown, job: Job) {
    super('Something could not be done with a job.', { cause });
    this.name = 'JobError';
    this.job = job;
  }
}

/** Does `work`; its errors know the job as it is by then. */
export async function aboutJob<T>(
  jobs: Pick<Jobs, 'get'>,
  job: Job | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw job === undefined || error instanceof Refusal
      ? error
      : new JobError(error, jobs.get(job.id) ?? job);
  }
}

/** What belongs into the log. */
export function causeOf(error: unknown): unknown {
  return error instanceof JobError ? error.cause : error;
}

import { isSameAddress } from '../core/addressKey';
import type { Job } from '../core/job';

/** The newest job that saved to this address. @param jobs the newest first */
export function jobOfFile(uri: string, jobs: readonly Job[]): Job | undefined {
  return jobs.find((job) => job.state === 'saved' && job.files.some((file) => isSameAddress(file, uri)));
}

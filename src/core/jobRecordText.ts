import type { Job } from './job';

/** The version that is written. A record of a later one is left alone: another window runs a later release. */
export const jobRecordVersion = 1;

/** The text of a job's record; `parseJobRecord`, which is loaded when there is one to read, gives an equal job back. */
export function formatJobRecord(job: Job): string {
  return JSON.stringify({ version: jobRecordVersion, job });
}

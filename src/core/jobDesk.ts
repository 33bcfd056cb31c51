import type { JobEvent } from './advance';
import type { Job } from './job';
import { QwenImageError } from './qwenImageError';

/** One job, as those who work on it see it. */
export interface JobDesk {
  readonly job: Job;
  /** Resolves when the change is safe on disk; rejects, and changes nothing, when the disk refuses. For before money or a file. */
  record(event: JobEvent): Promise<void>;
  /** Takes effect whatever the disk says, and is written as soon as it allows. For what has been paid for. */
  note(event: JobEvent): Promise<void>;
  /** False when another window has taken the job over: then this one lets it be. */
  isOurs(): Promise<boolean>;
}

/** Ends the work of this window on a job that another one has taken over. Not a failure. */
export class LeaseLost extends QwenImageError {
  constructor() {
    super('invalid', { detail: 'Another window has taken this job over.', refused: 'otherWindow' });
    this.name = 'LeaseLost';
  }
}

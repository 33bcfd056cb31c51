import type { ErrorShape } from './errorShape';
import type { Model } from './model';
import type { Parameters } from './refusal';

export type JobState = 'QUEUED' | 'PROCESSING' | 'COMPLETED' | 'FAILED';
export type Mime = 'image/png' | 'image/jpeg' | 'image/webp';

export interface Drawing {
  readonly bytes: Buffer;
  readonly mime: Mime;
  readonly width: number;
  readonly height: number;
}

export interface Failure {
  readonly message: string;
  readonly shape?: ErrorShape | undefined;
}

/** A job as it stands; times are ms on the simulator's clock. */
export interface Job {
  readonly id: string;
  readonly model: Model;
  readonly key: string;
  readonly via: 'submit' | 'sync';
  readonly parameters: Parameters;
  /** The seed that was drawn with, never -1. */
  readonly seed: number;
  readonly submittedAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly state: JobState;
  readonly failure: Failure | undefined;
  /** Credits left after it was billed; undefined until then. */
  readonly remainingCredits: number | undefined;
  /** Unguessable, without the extension. */
  readonly outputName: string;
  /** Rejects if the input picture cannot be had; then the job fails. */
  readonly drawing: Promise<Drawing>;
}

export function isOver(job: Job): boolean {
  return job.state === 'COMPLETED' || job.state === 'FAILED';
}

import type { Failure } from './failure';
import { requestIdOf } from './job';
import type { Job, JobState, Metrics } from './job';
import type { ParameterValue } from './model';

/** A job as other extensions, scripts and agents see it: part of the public API, version 1. */
export interface JobSnapshot {
  readonly id: string;
  readonly model: string;
  readonly prompt: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly state: JobState;
  readonly requestId?: string;
  /** URIs of the saved pictures. */
  readonly files: readonly string[];
  /** URI of the picture that the result takes the place of: a placeholder, or one that was named. */
  readonly replaces?: string;
  readonly error?: { readonly code: Failure['code']; readonly detail: string };
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly metrics?: Metrics;
}

export function snapshotOf(job: Job): JobSnapshot {
  const requestId = requestIdOf(job);
  const { replaces } = job.request.destination;
  return {
    id: job.id,
    model: job.request.model,
    prompt: job.request.prompt,
    parameters: job.request.parameters,
    state: job.state,
    ...(requestId === undefined ? {} : { requestId }),
    files: job.state === 'saved' ? job.files : [],
    ...(replaces === undefined ? {} : { replaces: replaces.uri }),
    ...(job.state === 'failed' ? { error: { code: job.failure.code, detail: job.failure.detail } } : {}),
    createdAt: job.createdAt,
    ...(job.state === 'ready' || job.state === 'saved' ? { metrics: job.metrics } : {}),
  };
}

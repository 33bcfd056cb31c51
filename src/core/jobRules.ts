import { isActive, progressOf } from './job';
import type { DismissReason, Job } from './job';
import type { Destination, JobRequest } from './jobRequest';
import { QwenImageError } from './qwenImageError';

export function newJob(id: string, request: JobRequest, now: number): Job {
  return {
    id,
    request,
    createdAt: now,
    uploads: {},
    isRecovered: false,
    state: 'queued',
    notBefore: now,
    postponements: 0,
  };
}

/** A request that is at Segmind already. When it was submitted is not known; from now is the longest it can take. */
export function recoveredJob(
  id: string,
  requestId: string,
  model: string,
  destination: Destination,
  now: number,
): Job {
  return {
    id,
    request: { model, prompt: '', parameters: {}, images: {}, destination },
    createdAt: now,
    uploads: {},
    isRecovered: true,
    state: 'waiting',
    requestId,
    submittedAt: now,
    remote: { kind: 'queued' },
    watchedSince: now,
  };
}

/** What ending a job means in its state; undefined where it cannot be ended. */
export function dismissReason(job: Job): DismissReason | undefined {
  switch (job.state) {
    case 'queued':
      return 'cancelled';
    case 'waiting':
      return 'stopped';
    case 'unconfirmed':
      return 'letBe';
    case 'submitting':
    case 'ready':
    case 'saved':
    case 'failed':
    case 'dismissed':
      return undefined;
  }
}

/** Ended, and nothing that was paid for can still be fetched. */
export function hasNothingToFetch(job: Job): boolean {
  return (job.state === 'failed' || job.state === 'dismissed') && progressOf(job).reached === 'nothing';
}

/** The oldest finished jobs beyond `limit`. Those that still need a person are never among them. */
export function surplus(newestFirst: readonly Job[], limit: number): readonly Job[] {
  return newestFirst
    .filter((job) => !isActive(job) && (job.state === 'saved' || hasNothingToFetch(job)))
    .slice(Math.max(0, limit));
}

export function refusal(job: Job, what: string): QwenImageError {
  return new QwenImageError('invalid', { detail: `A job that is ${job.state} cannot be ${what}.` });
}

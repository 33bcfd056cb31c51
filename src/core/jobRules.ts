import { progressOf } from './job';
import type { DismissReason, Job } from './job';
import type { Destination, JobRequest } from './jobRequest';
import { QwenImageError } from './qwenImageError';
import type { TrackerPorts } from './trackerPorts';

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

/** What ending a job means in its state. Throws `invalid` where it cannot be ended. */
export function reasonToStop(job: Job): DismissReason {
  const reason = dismissReason(job);
  if (reason === undefined) {
    throw refusal(job, 'stopped');
  }
  return reason;
}

/**
 * Who means to fetch what was sent must not send again because another window has seen it end meanwhile; nor may anybody send
 * what another window has sent meanwhile before it is said what that may cost. Throws `invalid`.
 */
export function refuseOtherThanShown(shown: Job, job: Job): void {
  const before = progressOf(shown).reached;
  const now = progressOf(job).reached;
  if (now !== before && (now === 'unknown' || (now === 'nothing' && before !== 'unknown'))) {
    throw refusal(job, 'retried as it was shown here');
  }
}

/** Undefined where it cannot be ended. */
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
function hasNothingToFetch(job: Job): boolean {
  return (job.state === 'failed' || job.state === 'dismissed') && progressOf(job).reached === 'nothing';
}

/** The oldest finished jobs beyond `limit`. Those that still need a person, or are starred, are neither counted nor among them. */
export async function surplus(
  newestFirst: readonly Job[],
  limit: number,
  starred: TrackerPorts['starred'],
): Promise<readonly Job[]> {
  const finished = newestFirst.filter((job) => job.state === 'saved' || hasNothingToFetch(job));
  if (finished.length <= limit) {
    return [];
  }
  const kept = (await starred?.()) ?? new Set();
  return finished.filter((job) => !kept.has(job.id)).slice(Math.max(0, limit));
}

export function refusal(job: Job, what: string): QwenImageError {
  return new QwenImageError('invalid', {
    detail: `A job that is ${job.state} cannot be ${what}.`,
    refused: 'state',
  });
}

export function workedOnElsewhere(): QwenImageError {
  return new QwenImageError('invalid', {
    detail: 'Another window works on this job.',
    refused: 'otherWindow',
  });
}

import type { Failure } from './failure';
import { isActive, progressOf } from './job';
import type {
  Delivered,
  DismissReason,
  Job,
  JobIn,
  KeptOutput,
  Metrics,
  Output,
  Progress,
  RemoteState,
} from './job';
import { movedJob, withoutPlaceholder } from './movedJob';

/** What can happen to a job. Times are ms since the epoch. */
export type JobEvent =
  | { readonly kind: 'uploaded'; readonly parameter: string; readonly url: string }
  /** The intent: on disk before anything is sent. */
  | {
      readonly kind: 'submitting';
      readonly at: number;
      /** sha256 of the input pictures that were read, by parameter name. */
      readonly inputHashes?: Readonly<Record<string, string>>;
    }
  /** It provably did not lead to a job there (429, or it never left) and may be sent again. */
  | { readonly kind: 'postponed'; readonly until: number; readonly why: 'rateLimit' | 'neverSent' }
  | { readonly kind: 'answerLost'; readonly detail: string }
  | { readonly kind: 'accepted'; readonly requestId: string; readonly at: number }
  | { readonly kind: 'seen'; readonly remote: RemoteState }
  | {
      readonly kind: 'completed';
      readonly at: number;
      readonly outputs: readonly Output[];
      readonly metrics: Metrics;
      readonly requestId?: string;
    }
  /** The pictures have new addresses. */
  | { readonly kind: 'relocated'; readonly outputs: readonly Output[] }
  | { readonly kind: 'kept'; readonly index: number; readonly output: KeptOutput }
  | { readonly kind: 'placing'; readonly targets: readonly string[] }
  | { readonly kind: 'saved'; readonly at: number }
  /** `isOver`: Segmind itself has ended the request, unbilled, so that there is nothing to go back to. */
  | { readonly kind: 'failed'; readonly at: number; readonly failure: Failure; readonly isOver: boolean }
  | { readonly kind: 'dismissed'; readonly at: number; readonly reason: DismissReason }
  | { readonly kind: 'retried'; readonly at: number }
  /** Files or folders of the workspace have another address, or a placeholder has none any more. */
  | { readonly kind: 'moved'; readonly from: string; readonly to?: string | undefined }
  | { readonly kind: 'redirected'; readonly destination: Job['request']['destination'] };

/**
 * The only way from one state to the next. An event that does not fit the state (a late answer, a second click) leaves the
 * job as it is, the same object, so that nothing that was reached is ever taken back by accident.
 */
export function advance(job: Job, event: JobEvent): Job {
  switch (event.kind) {
    case 'uploaded':
      return job.state === 'queued'
        ? { ...job, uploads: { ...job.uploads, [event.parameter]: event.url } }
        : job;
    case 'submitting':
      return job.state === 'queued'
        ? {
            ...withHashes(base(job), event.inputHashes),
            state: 'submitting',
            sentAt: event.at,
            postponements: job.postponements,
            ...(job.rateLimits === undefined ? {} : { rateLimits: job.rateLimits }),
          }
        : job;
    case 'postponed':
      return job.state === 'submitting' || job.state === 'queued'
        ? { ...base(job), state: 'queued', notBefore: event.until, ...postponed(job, event.why) }
        : job;
    case 'answerLost':
      return job.state === 'submitting'
        ? { ...base(job), state: 'unconfirmed', sentAt: job.sentAt, detail: event.detail }
        : job;
    case 'accepted':
      return accepted(job, event.requestId, event.at);
    case 'seen':
      return job.state === 'waiting' && !isSameRemote(job.remote, event.remote)
        ? { ...job, remote: event.remote }
        : job;
    case 'completed':
      return completed(job, event);
    case 'relocated':
      return job.state === 'ready' && job.outputs.length === event.outputs.length
        ? {
            ...job,
            outputs: job.outputs.map((output, index) =>
              output.kind === 'kept' ? output : (event.outputs[index] ?? output),
            ),
          }
        : job;
    case 'kept':
      return job.state === 'ready'
        ? {
            ...job,
            outputs: job.outputs.map((output, index) => (index === event.index ? event.output : output)),
          }
        : job;
    case 'placing':
      return job.state === 'ready' ? { ...job, targets: event.targets } : job;
    case 'saved':
      return job.state === 'ready' ? saved(job, event.at) : job;
    case 'failed':
      return isActive(job)
        ? {
            ...base(job),
            state: 'failed',
            failedAt: event.at,
            failure: event.failure,
            progress: endedProgress(job, event.isOver ? { reached: 'nothing' } : progressOf(job)),
          }
        : job;
    case 'dismissed':
      return dismissed(job, event.reason, event.at);
    case 'retried':
      return retried(job, event.at);
    case 'moved':
      return event.to === undefined
        ? withoutPlaceholder(job, event.from)
        : movedJob(job, event.from, event.to);
    case 'redirected':
      return job.state === 'ready' || job.state === 'failed' || job.state === 'dismissed'
        ? withoutTargets({ ...job, request: { ...job.request, destination: event.destination } })
        : job;
  }
}

type JobBase = Pick<
  Job,
  'id' | 'request' | 'createdAt' | 'uploads' | 'inputHashes' | 'isRecovered' | 'unansweredAt'
>;

function base({ id, request, createdAt, uploads, inputHashes, isRecovered, unansweredAt }: Job): JobBase {
  const known = { id, request, createdAt, uploads, isRecovered };
  return withHashes(unansweredAt === undefined ? known : { ...known, unansweredAt }, inputHashes);
}

/** That nothing came of a second sending says nothing of the first one. */
function endedProgress({ unansweredAt }: Job, progress: Progress): Progress {
  return progress.reached === 'nothing' && unansweredAt !== undefined
    ? { reached: 'unknown', sentAt: unansweredAt }
    : progress;
}

function withHashes(job: JobBase, hashes: JobBase['inputHashes']): JobBase {
  return hashes === undefined || Object.keys(hashes).length === 0
    ? job
    : { ...job, inputHashes: { ...job.inputHashes, ...hashes } };
}

/** Each reason has its own count, so that a long rate limit does not use up the patience with a bad line. */
function postponed(
  { postponements, rateLimits }: JobIn<'queued' | 'submitting'>,
  why: 'rateLimit' | 'neverSent',
): Pick<JobIn<'queued'>, 'postponements' | 'rateLimits'> {
  const isLimit = why === 'rateLimit';
  const limits = (rateLimits ?? 0) + (isLimit ? 1 : 0);
  return {
    postponements: postponements + (isLimit ? 0 : 1),
    ...(limits === 0 ? {} : { rateLimits: limits }),
  };
}

/** An id is worth money: it is taken also when another window has meanwhile called the answer lost. */
function accepted(job: Job, requestId: string, at: number): Job {
  return job.state === 'submitting' || job.state === 'unconfirmed'
    ? {
        ...base(job),
        state: 'waiting',
        requestId,
        submittedAt: job.sentAt,
        remote: { kind: 'queued' },
        watchedSince: at,
      }
    : job;
}

function completed(job: Job, event: Extract<JobEvent, { readonly kind: 'completed' }>): Job {
  const delivered = { completedAt: event.at, outputs: event.outputs, metrics: event.metrics, targets: [] };
  switch (job.state) {
    case 'waiting':
      return {
        ...base(job),
        state: 'ready',
        requestId: job.requestId,
        submittedAt: job.submittedAt,
        ...delivered,
      };
    case 'submitting':
    case 'unconfirmed':
      // The synchronous API answers with the picture itself.
      return {
        ...base(job),
        state: 'ready',
        ...(event.requestId === undefined ? {} : { requestId: event.requestId }),
        submittedAt: job.sentAt,
        ...delivered,
      };
    case 'queued':
    case 'ready':
    case 'saved':
    case 'failed':
    case 'dismissed':
      return job;
  }
}

function saved(job: JobIn<'ready'>, at: number): Job {
  const { targets, ...rest } = job;
  return { ...rest, state: 'saved', savedAt: at, files: targets };
}

function dismissed(job: Job, reason: DismissReason, at: number): Job {
  const fits =
    (reason === 'cancelled' && job.state === 'queued') ||
    (reason === 'letBe' && job.state === 'unconfirmed') ||
    ((reason === 'stopped' || reason === 'deadline') && job.state === 'waiting');
  return fits
    ? {
        ...base(job),
        state: 'dismissed',
        dismissedAt: at,
        reason,
        progress: endedProgress(job, progressOf(job)),
      }
    : job;
}

/** On from the furthest point that was paid for; only where that is nothing, or not known, from the start. */
function retried(job: Job, at: number): Job {
  switch (job.state) {
    case 'failed':
    case 'dismissed':
      return resumed(job, job.progress, at);
    case 'unconfirmed':
      return resumed(job, progressOf(job), at);
    case 'queued':
    case 'submitting':
    case 'waiting':
    case 'ready':
    case 'saved':
      return job;
  }
}

function resumed(job: Job, progress: Progress, at: number): Job {
  switch (progress.reached) {
    case 'nothing':
    case 'unknown':
      // Uploads are made anew: the file may have changed since, or its public copy be gone. What was recovered by its id has
      // no request that could be sent again.
      return job.isRecovered
        ? job
        : {
            ...base(job),
            uploads: {},
            state: 'queued',
            notBefore: at,
            postponements: 0,
            ...(progress.reached === 'unknown' ? { unansweredAt: job.unansweredAt ?? progress.sentAt } : {}),
          };
    case 'sent':
      return {
        ...base(job),
        state: 'waiting',
        requestId: progress.requestId,
        submittedAt: progress.submittedAt,
        remote: { kind: 'queued' },
        watchedSince: at,
      };
    case 'delivered': {
      const { reached, ...delivered } = progress;
      return { ...base(job), state: 'ready', ...delivered };
    }
  }
}

/** A new destination means new names: those that were chosen for the old one are let go. */
function withoutTargets(job: JobIn<'ready' | 'failed' | 'dismissed'>): Job {
  if (job.state === 'ready') {
    return { ...job, targets: [] };
  }
  return job.progress.reached === 'delivered'
    ? { ...job, progress: { ...job.progress, targets: [] satisfies Delivered['targets'] } }
    : job;
}

function isSameRemote(one: RemoteState, other: RemoteState): boolean {
  return one.kind === 'other' && other.kind === 'other' ? one.word === other.word : one.kind === other.kind;
}

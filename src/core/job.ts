import type { Failure } from './failure';
import type { JobRequest } from './jobRequest';

/** How a request stands at Segmind. A word that is not known is kept and waits like any other. */
export type RemoteState =
  | { readonly kind: 'queued' }
  | { readonly kind: 'processing' }
  | { readonly kind: 'other'; readonly word: string };

/** What Segmind told of a finished request; each part may be missing, and missing is unknown, not 0. */
export interface Metrics {
  /** US dollars. */
  readonly cost?: number;
  /** US dollars left on the account. */
  readonly remainingCredits?: number;
  /** Milliseconds of computing. */
  readonly inferenceTime?: number;
  /** Milliseconds in Segmind's queue. */
  readonly queueTime?: number;
}

/** A picture that was made and is not in the workspace yet: at its public address, or kept safe in our storage. */
export type Output = { readonly kind: 'remote'; readonly url: string } | KeptOutput;

/** A whole, checked picture in the extension's own storage. */
export interface KeptOutput {
  readonly kind: 'kept';
  /** The name within the storage, not a path. */
  readonly file: string;
  readonly type: 'png' | 'jpeg' | 'webp';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** True once it is as it shall lie in the workspace, with its metadata and in the format wanted there. */
  readonly isFinished?: true;
}

/** Segmind has it; results expire one hour after `submittedAt`. */
export interface Sent {
  readonly requestId: string;
  readonly submittedAt: number;
}

/** The pictures are made and paid for. */
export interface Delivered {
  /** Missing for answers of the synchronous API that name none. */
  readonly requestId?: string;
  readonly submittedAt: number;
  readonly completedAt: number;
  readonly outputs: readonly Output[];
  readonly metrics: Metrics;
  /** URIs chosen for the outputs, recorded before anything is put there, so that no picture is ever saved twice. */
  readonly targets: readonly string[];
}

/** The furthest point that was paid for: where a retry goes on. */
export type Progress =
  | { readonly reached: 'nothing' }
  /** It was sent and no answer came back: maybe billed. */
  | { readonly reached: 'unknown'; readonly sentAt: number }
  | ({ readonly reached: 'sent' } & Sent)
  | ({ readonly reached: 'delivered' } & Delivered);

export type DismissReason =
  /** Ended here before it was sent, free of charge. */
  | 'cancelled'
  /** The person looks no further; Segmind goes on. */
  | 'stopped'
  /** It took longer than `watchFor`; Segmind goes on. */
  | 'deadline'
  /** The person let an unconfirmed request be. */
  | 'letBe';

interface JobBase {
  /** Given here, before anything is sent. */
  readonly id: string;
  readonly request: JobRequest;
  /** Milliseconds since the epoch, as all times here. */
  readonly createdAt: number;
  /** Public addresses of uploaded input pictures, by parameter name: uploaded once, used by every retry. */
  readonly uploads: Readonly<Record<string, string>>;
  /** sha256 of the input pictures that were read here, by parameter name, lower-case hexadecimal. */
  readonly inputHashes?: Readonly<Record<string, string>>;
  /** True for a request that was recovered by its id: its times and prompt are not known. */
  readonly isRecovered: boolean;
  /** When it was first sent without an answer, before it was sent again: that one, too, may have been charged. */
  readonly unansweredAt?: number;
}

/** States that something still works on. */
export type ActiveState =
  | {
      readonly state: 'queued';
      /** Not before this time, after a refusal that may be repeated (429, or it provably never left). */
      readonly notBefore: number;
      /** How often it was put back because it never left. */
      readonly postponements: number;
      /** How often it was put back because of a rate limit. */
      readonly rateLimits?: number;
    }
  | {
      readonly state: 'submitting';
      readonly sentAt: number;
      readonly postponements: number;
      readonly rateLimits?: number;
    }
  | ({ readonly state: 'waiting'; readonly remote: RemoteState; readonly watchedSince: number } & Sent)
  | ({ readonly state: 'ready' } & Delivered);

/** States that only a person leads on from. */
export type RestingState =
  | ({ readonly state: 'saved'; readonly savedAt: number; readonly files: readonly string[] } & Omit<
      Delivered,
      'targets'
    >)
  | { readonly state: 'unconfirmed'; readonly sentAt: number; readonly detail: string }
  | {
      readonly state: 'failed';
      readonly failedAt: number;
      readonly failure: Failure;
      readonly progress: Progress;
    }
  | {
      readonly state: 'dismissed';
      readonly dismissedAt: number;
      readonly reason: DismissReason;
      readonly progress: Progress;
    };

export type Job = JobBase & (ActiveState | RestingState);
export type JobState = Job['state'];
export type ActiveJob = JobBase & ActiveState;
export type JobIn<S extends JobState> = Extract<Job, { readonly state: S }>;

/** Segmind keeps results for one hour, counted from submission. In ms. */
export const resultRetention = 3_600_000;

export function isActive(job: Job): job is ActiveJob {
  switch (job.state) {
    case 'queued':
    case 'submitting':
    case 'waiting':
    case 'ready':
      return true;
    case 'saved':
    case 'unconfirmed':
    case 'failed':
    case 'dismissed':
      return false;
  }
}

/** How far a job got, whatever its state. */
export function progressOf(job: Job): Progress {
  switch (job.state) {
    case 'queued':
      return { reached: 'nothing' };
    case 'submitting':
    case 'unconfirmed':
      return { reached: 'unknown', sentAt: job.sentAt };
    case 'waiting':
      return { reached: 'sent', requestId: job.requestId, submittedAt: job.submittedAt };
    case 'ready':
      return delivered(job, job.targets);
    case 'saved':
      return delivered(job, job.files);
    case 'failed':
    case 'dismissed':
      return job.progress;
  }
}

function delivered(
  { requestId, submittedAt, completedAt, outputs, metrics }: Omit<Delivered, 'targets'>,
  targets: readonly string[],
): Progress {
  const known = requestId === undefined ? {} : { requestId };
  return { reached: 'delivered', ...known, submittedAt, completedAt, outputs, metrics, targets };
}

/** Segmind's id of the request, where one is known. */
export function requestIdOf(job: Job): string | undefined {
  const progress = progressOf(job);
  return progress.reached === 'sent' || progress.reached === 'delivered' ? progress.requestId : undefined;
}

/** Whether the pictures are in the extension's storage, whole, and only wait for a place in a workspace. */
export function isKeptSafe(job: Job): boolean {
  const progress = progressOf(job);
  return (
    job.state === 'failed' &&
    progress.reached === 'delivered' &&
    progress.outputs.length > 0 &&
    progress.outputs.every(({ kind }) => kind === 'kept')
  );
}

/** Names of a job's pictures within the results' storage, as far as they are there. */
export function keptFiles(job: Job): readonly string[] {
  const progress = progressOf(job);
  const outputs = progress.reached === 'delivered' ? progress.outputs : [];
  return outputs.flatMap((output) => (output.kind === 'kept' ? [output.file] : []));
}

/** When Segmind forgets the result (ms since the epoch), for a job that was accepted and is not delivered. */
export function expiryOf(job: Job): number | undefined {
  const progress = progressOf(job);
  return progress.reached === 'sent' ? progress.submittedAt + resultRetention : undefined;
}

/** Whether money was spent, as far as anybody can know here. Failed requests are not billed. */
export function spendingOf(job: Job): 'none' | 'maybe' | 'spent' {
  switch (progressOf(job).reached) {
    case 'nothing':
      return job.unansweredAt === undefined ? 'none' : 'maybe';
    case 'unknown':
    case 'sent':
      return 'maybe';
    case 'delivered':
      return 'spent';
  }
}

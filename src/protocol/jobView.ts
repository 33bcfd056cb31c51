import type { FailureCode } from '../core/failure';
import type { DismissReason, JobState } from '../core/job';
import type { ParameterValue } from '../core/model';

/** A saved picture: its URI, and the address under which the page may load it. */
export interface PictureView {
  readonly uri: string;
  readonly src: string;
  readonly name: string;
  /** Address of the cached thumbnail, once one is made. */
  readonly thumbnail?: string;
}

/** The picture that a job started from. One on the web has no `src`: the page loads nothing from the web. */
export interface SourceView {
  readonly uri: string;
  readonly src?: string;
  readonly name: string;
}

/** Letters of a prompt that go into a `JobView`; the whole text comes with `JobDetail`. */
export const promptPreviewLength = 2000;

/** What leads a job on, or ends it. */
export const jobSteps = [
  'checkCharge',
  'recover',
  'retry',
  'resume',
  'saveElsewhere',
  'runAgain',
  'stop',
  'remove',
] as const;
export type JobStep = (typeof jobSteps)[number];

/** What the page shows of a job: small, so that a thousand of them are cheap to send. Times are ms since the epoch. */
export interface JobView {
  readonly id: string;
  readonly model: string;
  /** Cut after `promptPreviewLength` letters. */
  readonly prompt: string;
  readonly isCut: boolean;
  /** As it was written, with choices and comments, where that differs: the same for all variations of a batch. Cut likewise. */
  readonly promptAsWritten?: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly state: JobState;
  /** Segmind's word for the state while `waiting`. */
  readonly remote?: string;
  readonly createdAt: number;
  /** When it left for Segmind. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** Learned typical time in ms. */
  readonly typical: number;
  readonly pictures: readonly PictureView[];
  readonly source?: SourceView;
  /** Id of the job whose picture this one was made from. */
  readonly parent?: string;
  /** When Segmind forgets the result. */
  readonly expiresAt?: number;
  readonly failure?: { readonly code: FailureCode; readonly words: string };
  /** While `unconfirmed`: what was sent when, and what the balance tells of it. */
  readonly uncertainty?: string;
  /** The pictures were made and could not be written: their addresses in the extension's storage, where they are safe. */
  readonly keptSafe?: readonly string[];
  readonly reason?: DismissReason;
  readonly spending: 'none' | 'maybe' | 'spent';
  /** What can be done with it, by the same rules as in the jobs view. */
  readonly steps: readonly JobStep[];
  /** US dollars; missing is unknown. */
  readonly cost?: number;
  readonly isStarred: boolean;
}

export interface JobDetail {
  readonly prompt: string;
  readonly requestId?: string;
  /** ms of computing and of queueing, as Segmind told. */
  readonly inferenceTime?: number;
  readonly queueTime?: number;
}

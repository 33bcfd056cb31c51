import type { Event } from './emitter';
import type { Job } from './job';
import type { Destination, JobRequest } from './jobRequest';

export type JobChange =
  | { readonly kind: 'added'; readonly job: Job }
  | { readonly kind: 'changed'; readonly job: Job; readonly previous: Job; readonly isOwn: boolean }
  | { readonly kind: 'removed'; readonly job: Job };

/**
 * All jobs of all windows, as the people and programs that drive them see them. The tracker serves this; nothing else
 * changes a job. Methods that name a job reject with a `QwenImageError` of code `invalid` that says why it is `refused` when
 * there is none, when its state does not allow what is asked, or when another window works on it.
 */
export interface Jobs {
  /** `isOwn` tells changes this window made from those that another one did. */
  readonly onDidChange: Event<JobChange>;
  /** Newest first. */
  list(): readonly Job[];
  get(id: string): Job | undefined;
  /** Resolves as soon as the job is safe on disk; the work goes on by itself. */
  submit(request: JobRequest): Promise<Job>;
  /**
   * Leads on from `failed`, `unconfirmed` and `dismissed`, from the furthest point that was paid for. An unconfirmed one is
   * sent again, which may cost again: ask before.
   */
  retry(id: string): Promise<Job>;
  /** A new job with the same request and a new seed, made from `images` where those of the request are no longer what they were. */
  runAgain(id: string, images?: JobRequest['images']): Promise<Job>;
  /** Ends a queued job free of charge, or the watching of one that was sent. Lets an unconfirmed one be. */
  stop(id: string): Promise<Job>;
  /** Forgets a job that is not active. Files stay. */
  remove(id: string): Promise<void>;
  /** Forgets all that is saved, failed without anything to fetch, or dismissed without anything to fetch. */
  clearFinished(): Promise<number>;
  /** Follows a request that was made elsewhere, or whose job is gone, by its id. */
  recover(requestId: string, model: string, destination: Destination): Promise<Job>;
  /** Goes on with an unconfirmed job whose request id has been found after all. */
  follow(id: string, requestId: string): Promise<Job>;
  /** Saves the pictures of a job that could not be written where they should have gone. */
  saveElsewhere(id: string, destination: Destination): Promise<Job>;
  /** A file or folder of the workspace has another address (URIs), a placeholder none any more: the jobs that know of it follow. */
  moved(from: string, to?: string): Promise<void>;
  /** Learned typical time from submitting to completion, in ms. */
  typicalDuration(model: string): number;
}

import { Emitter } from '../core/emitter';
import type { Disposable } from '../core/disposable';
import type { Jobs } from '../core/jobs';
import { snapshotOf } from '../core/jobSnapshot';
import type { JobSnapshot } from '../core/jobSnapshot';

/** An event as VS Code's own are: with `this` for the listener, and a list that the subscription is added to. */
export type HostEvent<T> = (
  listener: (value: T) => unknown,
  thisArgument?: unknown,
  disposables?: Disposable[],
) => Disposable;

/** What `activate` returns to other extensions. Version 1 only ever gains fields. */
export interface PublicApi {
  readonly version: 1;
  /**
   * Takes what the commands `qwenImage.generate` and `qwenImage.editImage` take. Resolves with the job's id as soon as the job
   * is in the ledger; rejects with a plain sentence when the request cannot be carried out.
   */
  submit(request: unknown): Promise<string>;
  getJob(id: string): JobSnapshot | undefined;
  /** Newest first. */
  listJobs(): readonly JobSnapshot[];
  /** A job is new or has changed. */
  readonly onDidChangeJob: HostEvent<JobSnapshot>;
}

export interface PublicApiServices {
  readonly jobs: Jobs;
  /** Resolves with the id of the new job; rejects with a plain sentence. */
  readonly order: (request: unknown) => Promise<string>;
  /** Another extension's listener threw. */
  readonly onListenerError: (error: unknown) => void;
}

export function createPublicApi({ jobs, order, onListenerError }: PublicApiServices): PublicApi & Disposable {
  const emitter = new Emitter<JobSnapshot>(onListenerError);
  const subscription = jobs.onDidChange((change) => {
    if (change.kind !== 'removed') {
      emitter.fire(snapshotOf(change.job));
    }
  });
  return {
    version: 1,
    submit: order,
    getJob: (id) => {
      const job = jobs.get(id);
      return job === undefined ? undefined : snapshotOf(job);
    },
    listJobs: () => jobs.list().map(snapshotOf),
    onDidChangeJob: (listener, thisArgument, disposables) => {
      const subscription = emitter.event((snapshot) => listener.call(thisArgument, snapshot));
      disposables?.push(subscription);
      return subscription;
    },
    dispose: () => {
      subscription.dispose();
      emitter.dispose();
    },
  };
}

import type { Disposable } from '../../core/disposable';
import { DisposableStore } from '../../core/disposable';
import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import { endedJob } from './endedJob';

/** Milliseconds in which jobs that end are told together. */
export const togetherFor = 1000;

export interface AnnouncerServices {
  readonly jobs: Jobs;
  readonly tell: (jobs: readonly Job[]) => void;
  /** Runs once after so many ms, unless disposed before. */
  readonly after: (milliseconds: number, run: () => void) => Disposable;
}

/** Collects jobs of this window that come to rest, and tells of them together. No timer runs while none does. */
export class Announcer implements Disposable {
  readonly #store = new DisposableStore();
  readonly #services: AnnouncerServices;
  #ended: Job[] = [];
  #timer: Disposable | undefined;

  constructor(services: AnnouncerServices) {
    this.#services = services;
    this.#store.add(
      services.jobs.onDidChange((change) => {
        const job = endedJob(change);
        if (job !== undefined) {
          this.#add(job);
        }
      }),
    );
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#store.dispose();
  }

  #add(job: Job): void {
    this.#ended = [...this.#ended.filter(({ id }) => id !== job.id), job];
    this.#timer ??= this.#services.after(togetherFor, () => {
      const jobs = this.#ended;
      this.#ended = [];
      this.#timer = undefined;
      this.#services.tell(jobs);
    });
  }
}

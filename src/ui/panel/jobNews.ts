import type { Disposable } from '../../core/disposable';
import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';

/** ms for which changes are gathered, so that a burst of them is one message. */
const gatheringTime = 40;

export interface News {
  readonly changed: readonly Job[];
  readonly removed: readonly string[];
}

/** Gathers changes of jobs; each job is told at most once a message, as it stands then. No timer while nothing changes. */
export class JobNews implements Disposable {
  readonly #jobs: Pick<Jobs, 'get'>;
  readonly #tell: (news: News) => void;
  readonly #subscription: Disposable;
  readonly #pending = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(jobs: Pick<Jobs, 'get' | 'onDidChange'>, tell: (news: News) => void) {
    this.#jobs = jobs;
    this.#tell = tell;
    this.#subscription = jobs.onDidChange(({ job }) => {
      this.touch(job.id);
    });
  }

  /** Tells a job again, though it has not changed itself. */
  touch(jobId: string): void {
    this.#pending.add(jobId);
    this.#timer ??= setTimeout(() => {
      this.#flush();
    }, gatheringTime);
  }

  dispose(): void {
    this.#subscription.dispose();
    clearTimeout(this.#timer);
    this.#pending.clear();
  }

  #flush(): void {
    this.#timer = undefined;
    const ids = [...this.#pending];
    this.#pending.clear();
    const changed = ids.map((id) => this.#jobs.get(id)).filter((job) => job !== undefined);
    const known = new Set(changed.map((job) => job.id));
    this.#tell({ changed, removed: ids.filter((id) => !known.has(id)) });
  }
}

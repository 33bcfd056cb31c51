import type { Account } from './account';
import type { SimulatorClock } from './clock';
import { isOver, type Failure, type Job, type JobState } from './job';

/** Results are kept for an hour after submission. */
const retentionMs = 3_600_000;

/** All jobs of one simulator; moves them on as its clock does. */
export class JobBook {
  readonly #jobs = new Map<string, Job>();
  readonly #drawnIds = new Set<string>();
  readonly #clock: SimulatorClock;
  readonly #account: Account;
  readonly #listeners = new Set<(job: Job) => void>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(clock: SimulatorClock, account: Account) {
    this.#clock = clock;
    this.#account = account;
    clock.onAdvance(() => {
      this.settle();
    });
  }

  /** Oldest first, as they stand now. */
  get all(): readonly Job[] {
    this.settle();
    return [...this.#jobs.values()];
  }

  add(job: Job): void {
    this.#account.hold(job.model.cost);
    this.#jobs.set(job.id, job);
    job.drawing.then(
      () => {
        this.#drawn(job.id, undefined);
      },
      (error: unknown) => {
        this.#drawn(job.id, { message: error instanceof Error ? error.message : 'Failed' });
      },
    );
    this.settle();
  }

  /** The job, or undefined if there is none or its result has expired. */
  find(id: string): Job | undefined {
    this.settle();
    const job = this.#jobs.get(id);
    return job && this.#clock.now() - job.submittedAt < retentionMs ? job : undefined;
  }

  /** As `find`, but waits for the picture of a job that is due, so that drawing time is not seen. */
  async findDue(id: string): Promise<Job | undefined> {
    const job = this.find(id);
    if (job && this.#clock.now() >= job.endsAt) await job.drawing.catch(() => undefined);
    return this.find(id);
  }

  findOutput(name: string): Job | undefined {
    return this.all.find((job) => job.outputName === name && job.state === 'COMPLETED');
  }

  /** Ends a job now, whatever its time. */
  fail(id: string, failure: Failure): void {
    const job = this.#jobs.get(id);
    if (job && !isOver(job)) this.#change({ ...job, state: 'FAILED', failure, endsAt: this.#clock.now() });
  }

  /** Called at every change of a job's state; returns what ends it. */
  onChange(listener: (job: Job) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when the job (default: any) is in the state, or already was. `over` is either end. */
  waitFor(state: JobState | 'over', id?: string): Promise<Job> {
    const matches = (job: Job) =>
      (id === undefined || job.id === id) && (state === 'over' ? isOver(job) : job.state === state);
    const found = this.all.find(matches);
    if (found) return Promise.resolve(found);
    return new Promise((resolve) => {
      const end = this.onChange((job) => {
        if (!matches(job)) return;
        end();
        resolve(job);
      });
    });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** Brings every job to where the clock says it is, and sets the alarm for the next change. */
  settle(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    const now = this.#clock.now();
    let next = Infinity;
    for (const id of [...this.#jobs.keys()]) {
      const job = this.#jobs.get(id);
      if (!job || isOver(job)) continue;
      if (now >= job.endsAt && this.#drawnIds.has(id))
        this.#change({ ...job, state: job.failure ? 'FAILED' : 'COMPLETED' });
      else if (now >= job.startsAt && job.state === 'QUEUED') this.#change({ ...job, state: 'PROCESSING' });
      if (now < job.endsAt) next = Math.min(next, now < job.startsAt ? job.startsAt : job.endsAt);
    }
    const wait = next === Infinity ? undefined : this.#clock.realMsUntil(next);
    if (wait !== undefined) {
      this.#timer = setTimeout(
        () => {
          this.settle();
        },
        Math.min(Math.ceil(wait), 2 ** 31 - 1),
      );
    }
  }

  #drawn(id: string, failure: Failure | undefined): void {
    this.#drawnIds.add(id);
    const job = this.#jobs.get(id);
    if (job && failure && !job.failure) this.#jobs.set(id, { ...job, failure });
    this.settle();
  }

  #change(job: Job): void {
    const { cost } = job.model;
    let changed = job;
    if (job.state === 'COMPLETED') changed = { ...job, remainingCredits: this.#account.bill(cost) };
    if (job.state === 'FAILED') this.#account.release(cost);
    this.#jobs.set(job.id, changed);
    for (const listener of [...this.#listeners]) listener(changed);
  }
}

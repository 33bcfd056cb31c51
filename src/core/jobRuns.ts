import { isActive } from './job';
import type { JobBook } from './jobBook';
import type { RunJob } from './jobRunner';
import { LeaseLost } from './jobDesk';
import { LeasedDesk } from './leasedDesk';
import type { Log } from './log';
import type { Leases } from './ports/leases';

export interface JobRunsOptions {
  readonly book: JobBook;
  readonly leases: Leases;
  /** Loaded when there is a job to run. */
  readonly runner: () => Promise<RunJob>;
  readonly log: Log;
  /** A job has come to rest, or another window has it. */
  readonly onEnded: (outcome: 'rested' | 'lost') => Promise<void>;
}

interface Run {
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

/** The jobs that this window works on now. */
export class JobRuns {
  readonly #options: JobRunsOptions;
  readonly #runs = new Map<string, Run>();
  /** Who leads a job now, the last in line. */
  readonly #led = new Map<string, Promise<void>>();
  #isClosed = false;

  constructor(options: JobRunsOptions) {
    this.#options = options;
  }

  /** True while this window works on the job, or a person is just deciding on it. */
  has(id: string): boolean {
    return this.#runs.has(id) || this.#led.has(id);
  }

  /** Works on a job whose lease is held, if there is anything to do. */
  start(id: string): void {
    const job = this.#options.book.find(id);
    if (job === undefined || !isActive(job) || this.#runs.has(id) || this.#isClosed) {
      return;
    }
    const abort = new AbortController();
    // After a turn, so that the run is known before it can end.
    const done = Promise.resolve().then(() => this.#runToRest(id, abort.signal));
    this.#runs.set(id, { abort, done });
  }

  /** Takes a job whose lease is held as it is on disk; gives the lease back when that cannot be had. */
  async takeOver(id: string): Promise<void> {
    try {
      await this.#options.book.takeOver(id);
    } catch (error) {
      await this.release(id);
      throw error;
    }
  }

  /** Works on a job that was taken, or gives its lease back where there is nothing to do. */
  async startOrRelease(id: string): Promise<void> {
    const job = this.#options.book.find(id);
    if (job !== undefined && isActive(job)) {
      this.start(id);
    } else {
      await this.release(id);
    }
  }

  /**
   * Ends the work on a job, runs `change` while nobody else touches it, and works on if there is anything to do. Those who would
   * lead the same job take turns.
   */
  lead<T>(id: string, change: () => Promise<T>): Promise<T> {
    const turn = (this.#led.get(id) ?? Promise.resolve()).then(async () => {
      const run = this.#runs.get(id);
      if (run !== undefined) {
        run.abort.abort(new Error('The person decides on this job.'));
        await run.done;
      }
      return change();
    });
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#led.set(id, ended);
    void ended.then(() => {
      if (this.#led.get(id) === ended) {
        this.#led.delete(id);
      }
    });
    return turn;
  }

  /** Ends the work on a job that another window has taken over, and takes what that window wrote. */
  async letGoIfLost(id: string): Promise<void> {
    const run = this.#runs.get(id);
    try {
      if (run !== undefined && !(await this.#options.leases.isHeld(id))) {
        run.abort.abort(new LeaseLost());
        await run.done;
        await this.#options.book.refresh(id);
      }
    } catch (error) {
      this.#options.log.warn(`Whether job ${id} is still ours could not be found out`, error);
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const { abort } of this.#runs.values()) {
      abort.abort(new Error('The window is closing.'));
    }
  }

  async settled(): Promise<void> {
    await Promise.all([...this.#runs.values()].map(({ done }) => done));
  }

  /** What the disk is behind of counts only while the job was ours all the time: written before the lease is taken anew. */
  async take(id: string): Promise<boolean> {
    await this.#options.book.catchUp(id);
    return this.#options.leases.acquire(id);
  }

  async release(id: string): Promise<void> {
    try {
      await this.#options.leases.release(id);
    } catch (error) {
      this.#options.log.warn(`The lease of job ${id} could not be given back; it will run out`, error);
    }
  }

  /** What this window knows and the disk does not would be lost to whoever takes the job now. Resolves at once all the same. */
  async releaseWhenWritten(id: string, signal: AbortSignal): Promise<void> {
    if (!this.#options.book.isBehind(id)) {
      await this.release(id);
      return;
    }
    void this.#options.book
      .whenWritten(id, signal)
      // Not when it was led on meanwhile: it is worked on again.
      .then(() => (signal.aborted || this.#runs.has(id) ? undefined : this.release(id)));
  }

  async #runToRest(id: string, signal: AbortSignal): Promise<void> {
    const { book, leases, runner, log, onEnded } = this.#options;
    let outcome: 'rested' | 'lost' = 'lost';
    try {
      const run = await runner();
      outcome = await run(new LeasedDesk(id, book, leases), signal);
      // Nobody else may take the job before its record has caught up.
      await book.whenWritten(id, signal);
      signal.throwIfAborted();
      try {
        await book.refresh(id);
      } finally {
        if (outcome === 'rested') {
          await this.release(id);
        }
      }
    } catch (error) {
      if (!signal.aborted) {
        log.error(`Work on job ${id} ended unexpectedly`, error);
      }
    } finally {
      if (this.#isClosed) {
        await this.#releaseWhenWritten(id);
      }
      this.#runs.delete(id);
    }
    if (!signal.aborted) {
      await onEnded(outcome).catch((error: unknown) => {
        log.warn('Tidying up after a job failed', error);
      });
    }
  }

  /** Not needed, but the next window then goes on at once instead of when the lease has run out. */
  async #releaseWhenWritten(id: string): Promise<void> {
    await this.#options.book.settled();
    await this.release(id);
  }
}

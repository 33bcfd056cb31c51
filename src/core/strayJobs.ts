import type { Clock } from './clock';
import { expiryOf } from './job';
import type { Job } from './job';
import type { Log } from './log';

export interface StrayJobsOptions {
  /** Open jobs that this window does not work on. */
  readonly find: () => readonly Job[];
  /** Takes one over if its window is gone. */
  readonly adopt: (job: Job) => Promise<void>;
  /** Milliseconds between looks while there are any. */
  readonly interval: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Takes over open jobs of windows that are gone, the soonest to expire first. Rests while there are none. */
export class StrayJobs {
  readonly #options: StrayJobsOptions;
  #isLooking = false;
  #isAskedAgain = false;
  #wake = new AbortController();

  constructor(options: StrayJobsOptions) {
    this.#options = options;
  }

  look(): void {
    this.#isAskedAgain = true;
    if (!this.#isLooking) {
      this.#isLooking = true;
      void this.#lookUntilNone();
    } else if (this.#options.find().length === 0) {
      // Nothing left to wait for: no timer either.
      this.#wake.abort();
    }
  }

  async #lookUntilNone(): Promise<void> {
    const { find, interval, clock, log, signal } = this.#options;
    try {
      while (!signal.aborted && (this.#isAskedAgain || find().length > 0)) {
        this.#isAskedAgain = false;
        await this.#adoptAll(find());
        if (find().length > 0) {
          await this.#sleep(interval, clock, signal);
        }
      }
    } catch (error) {
      if (!signal.aborted) {
        log.error('Looking after the jobs of other windows failed', error);
      }
    } finally {
      this.#isLooking = false;
    }
  }

  async #sleep(interval: number, clock: Clock, signal: AbortSignal): Promise<void> {
    this.#wake = new AbortController();
    const wake = this.#wake.signal;
    try {
      await clock.sleep(interval, AbortSignal.any([signal, wake]));
    } catch (error) {
      if (!wake.aborted) {
        throw error;
      }
    }
  }

  async #adoptAll(jobs: readonly Job[]): Promise<void> {
    // Those without an expiry are in nobody's hurry.
    const expiry = (job: Job): number => expiryOf(job) ?? Number.MAX_SAFE_INTEGER;
    const soonestFirst = [...jobs].sort((one, other) => expiry(one) - expiry(other));
    for (const job of soonestFirst) {
      try {
        await this.#options.adopt(job);
      } catch (error) {
        this.#options.log.warn(`Job ${job.id} could not be taken over; trying again`, error);
      }
    }
  }
}

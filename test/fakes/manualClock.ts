import type { Clock } from '../../src/core/clock';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** A clock that tests turn. Sleepers wake in the order of their times. */
export class ManualClock implements Clock {
  readonly #sleepers = new Set<Sleeper>();
  #now: number;

  constructor(start = 1_700_000_000_000) {
    this.#now = start;
  }

  /** How many sleeps are under way: 0 means that no timer is running. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      if (milliseconds <= 0) {
        resolve();
        return;
      }
      const abort = (): void => {
        this.#sleepers.delete(sleeper);
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      const sleeper: Sleeper = {
        until: this.#now + milliseconds,
        wake: () => {
          this.#sleepers.delete(sleeper);
          signal.removeEventListener('abort', abort);
          resolve();
        },
      };
      signal.addEventListener('abort', abort, { once: true });
      this.#sleepers.add(sleeper);
    });
  }

  /** Moves time on, waking everybody on the way; what they start is let run before time moves further. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (let next = this.#next(); next !== undefined && next.until <= end; next = this.#next()) {
      this.#now = Math.max(this.#now, next.until);
      next.wake();
      await settle();
    }
    this.#now = end;
  }

  /** The clock is set, or the machine slept: time moves and timers find out only afterwards. */
  async jump(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    await this.advance(0);
  }

  /** Moves from sleeper to sleeper until the condition holds. */
  async runUntil(condition: () => boolean, limit = 10_000): Promise<void> {
    for (let turn = 0; turn < limit; turn += 1) {
      await settle();
      if (condition()) {
        return;
      }
      const next = this.#next();
      if (next === undefined) {
        throw new Error('Nothing is waiting any more, and the condition does not hold.');
      }
      this.#now = Math.max(this.#now, next.until);
      next.wake();
    }
    throw new Error('The condition still does not hold.');
  }

  #next(): Sleeper | undefined {
    return [...this.#sleepers].sort((one, other) => one.until - other.until)[0];
  }
}

/** Lets everything run that waits for no timer. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}

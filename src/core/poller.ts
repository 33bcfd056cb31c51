import { believable } from './believable';
import type { Clock } from './clock';
import type { Expectation } from './durations';
import type { Failure } from './failure';
import { resultRetention } from './job';
import type { RemoteState } from './job';
import type { Log } from './log';
import { delayAfterError, nextLook } from './pollSchedule';
import type { ImageService } from './ports/imageService';
import { failureOf, QwenImageError } from './qwenImageError';
import type { RateGate } from './rateGate';
import { whenAborted } from './whenAborted';

/** A request to follow. Times are ms since the epoch, durations ms. */
export interface Watched {
  readonly requestId: string;
  readonly submittedAt: number;
  readonly expected: Expectation;
  /** Time spent watching (not asleep) after which a request that still runs is let go. */
  readonly watchFor: number;
  readonly onSeen: (remote: RemoteState) => void;
}

export type WatchEnd =
  /** `wasClose`: the look before was recent, so that the time tells how long the model took. */
  | { readonly kind: 'completed'; readonly wasClose: boolean }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly isOver: boolean }
  | { readonly kind: 'deadline' };

interface Entry {
  readonly watched: Watched;
  readonly end: (end: WatchEnd) => void;
  readonly signal: AbortSignal;
  dueAt: number;
  lastSeenAt: number;
  watchedFor: number;
  errorsInRow: number;
  unknownInRow: number;
  doubtfulInRow: number;
  isLooking: boolean;
}

/**
 * A 404 may only mean that the word has not got around, and a refusal in words that are not Segmind's that a gateway has
 * trouble: the fifth in a row, after half a minute, is believed.
 */
const believedInRow = 5;
/** No look is ever planned further ahead, so anything beyond means that the clock was set back. */
const farthestLook = 61_000;

/**
 * The one scheduler that follows all requests: one timer for the earliest look that is due, no timer when there is nothing to
 * follow. Looks at one request never overlap; a slow one does not hold up the others.
 */
export class Poller {
  readonly #service: Pick<ImageService, 'look'>;
  readonly #clock: Clock;
  readonly #gate: RateGate;
  readonly #log: Log;
  readonly #entries = new Set<Entry>();
  #wake = new AbortController();
  #isRunning = false;

  constructor(service: Pick<ImageService, 'look'>, clock: Clock, gate: RateGate, log: Log) {
    this.#service = service;
    this.#clock = clock;
    this.#gate = gate;
    this.#log = log;
  }

  /** Resolves when there is nothing more to wait for; rejects with the signal's reason when aborted. */
  watch(watched: Watched, signal: AbortSignal): Promise<WatchEnd> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const now = this.#clock.now();
      const leave = (): void => {
        this.#entries.delete(entry);
        signal.removeEventListener('abort', abort);
        this.#wake.abort();
      };
      const abort = (): void => {
        leave();
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      const entry: Entry = {
        watched,
        signal,
        end: (end) => {
          leave();
          resolve(end);
        },
        dueAt: now + firstDelay(now - watched.submittedAt),
        lastSeenAt: Number.NEGATIVE_INFINITY,
        watchedFor: 0,
        errorsInRow: 0,
        unknownInRow: 0,
        doubtfulInRow: 0,
        isLooking: false,
      };
      signal.addEventListener('abort', abort, { once: true });
      this.#entries.add(entry);
      this.#wake.abort();
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#isRunning) {
      return;
    }
    this.#isRunning = true;
    try {
      while (this.#entries.size > 0) {
        this.#lookAtDue();
        await this.#sleepUntilNext();
      }
    } finally {
      this.#isRunning = false;
    }
  }

  #lookAtDue(): void {
    const now = this.#clock.now();
    // The soonest to expire first: after a sleep or a rate limit, all are due at once.
    const entries = [...this.#entries].sort(
      (one, other) => one.watched.submittedAt - other.watched.submittedAt,
    );
    for (const entry of entries) {
      if (entry.dueAt > now + farthestLook) {
        entry.dueAt = now;
      }
      if (!entry.isLooking && entry.dueAt <= now) {
        void this.#look(entry);
      }
    }
  }

  async #sleepUntilNext(): Promise<void> {
    const planned = [...this.#entries].filter((entry) => !entry.isLooking).map((entry) => entry.dueAt);
    this.#wake = new AbortController();
    const { signal } = this.#wake;
    try {
      if (planned.length === 0) {
        await whenAborted(signal);
      } else {
        await this.#clock.sleep(Math.max(0, Math.min(...planned) - this.#clock.now()), signal);
      }
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }

  async #look(entry: Entry): Promise<void> {
    const { watched, signal } = entry;
    entry.isLooking = true;
    try {
      await this.#gate.pass(signal);
      const look = believable(await this.#service.look(watched.requestId, signal));
      if (!this.#entries.has(entry)) {
        return;
      }
      entry.errorsInRow = 0;
      entry.unknownInRow = 0;
      entry.doubtfulInRow = 0;
      switch (look.kind) {
        case 'completed':
          entry.end({ kind: 'completed', wasClose: this.#clock.now() - entry.lastSeenAt < 10_000 });
          return;
        case 'failed':
          entry.end({ kind: 'failed', failure: look.failure, isOver: true });
          return;
        case 'running':
          watched.onSeen(look.remote);
          entry.lastSeenAt = this.#clock.now();
          if (entry.watchedFor >= watched.watchFor) {
            entry.end({ kind: 'deadline' });
            return;
          }
          this.#plan(entry, nextLook(Math.max(0, this.#elapsed(entry)), watched.expected));
      }
    } catch (error) {
      if (this.#entries.has(entry)) {
        this.#onError(entry, error);
      }
    } finally {
      entry.isLooking = false;
      this.#wake.abort();
    }
  }

  #onError(entry: Entry, error: unknown): void {
    entry.errorsInRow += 1;
    const failure = failureOf(error);
    const isDoubtful = error instanceof QwenImageError && error.facts.isDoubtful === true;
    entry.unknownInRow = failure.code === 'expired' ? entry.unknownInRow + 1 : 0;
    entry.doubtfulInRow = isDoubtful ? entry.doubtfulInRow + 1 : 0;
    if (error instanceof QwenImageError && error.facts.retryAt !== undefined) {
      this.#gate.closeUntil(error.facts.retryAt);
    }
    if (endsWatching(failure, entry, this.#elapsed(entry))) {
      entry.end({ kind: 'failed', failure, isOver: false });
      return;
    }
    this.#log.warn(`Looking at request ${entry.watched.requestId} failed; trying again`, error);
    this.#plan(entry, delayAfterError(entry.errorsInRow));
  }

  #plan(entry: Entry, delay: number): void {
    entry.watchedFor += delay;
    entry.dueAt = this.#clock.now() + delay;
  }

  #elapsed(entry: Entry): number {
    return this.#clock.now() - entry.watched.submittedAt;
  }
}

/** A request that was sent a while ago, by a window that is gone or by somebody else, is looked at straight away. */
function firstDelay(elapsed: number): number {
  return elapsed > 2_000 || elapsed < 0 ? 0 : 2_000 - elapsed;
}

function endsWatching(
  failure: Failure,
  { unknownInRow, doubtfulInRow, errorsInRow }: Pick<Entry, 'unknownInRow' | 'doubtfulInRow' | 'errorsInRow'>,
  elapsed: number,
): boolean {
  // One error proves nothing about the hour: the clock may have been set ahead.
  const isForgotten = elapsed > resultRetention + 300_000 && errorsInRow >= believedInRow;
  if (doubtfulInRow > 0) {
    return doubtfulInRow >= believedInRow || isForgotten;
  }
  switch (failure.code) {
    case 'noKey':
    case 'badKey':
    case 'noPermission':
    case 'modelGone':
    case 'invalid':
      return true;
    case 'expired':
      // Whatever the clock says: it may have been set ahead.
      return unknownInRow >= believedInRow || isForgotten;
    case 'noCredits':
    case 'blocked':
    case 'rateLimited':
    case 'badInput':
    case 'noConsent':
    case 'network':
    case 'server':
    case 'badAnswer':
    case 'unsafe':
    case 'disk':
    case 'unexpected':
      return isForgotten;
  }
}

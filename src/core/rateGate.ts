import type { Clock } from './clock';

/** ms between two that had to wait, longer than an answer usually takes. */
const betweenTurns = 1_000;
/** ms that nobody waits longer in line, whatever happened to the clock. */
const longestLine = 15_000;

/** ms: what asks for a longer pause is not believed, wherever it is read. */
const longestLimit = 900_000;

/** Holds back everything that is sent with the key while Segmind says that it is too much. */
export class RateGate {
  readonly #clock: Clock;
  #closedUntil = 0;
  /** When the next of those that had to wait may leave. */
  #nextTurn = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds since the epoch; in the past when the gate is open. */
  get closedUntil(): number {
    const now = this.#clock.now();
    if (this.#closedUntil - now > longestLimit) {
      // The clock was set back.
      this.#closedUntil = now;
    }
    return this.#closedUntil;
  }

  closeUntil(time: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, time);
  }

  /** Resolves when the gate is open; those that had to wait leave one after the other, so that they do not close it again. */
  async pass(signal: AbortSignal): Promise<void> {
    const hadToWait = this.#closedUntil > this.#clock.now();
    await this.#untilOpen(signal);
    while (hadToWait) {
      const now = this.#clock.now();
      const turn = Math.max(now, Math.min(this.#nextTurn, now + longestLine));
      this.#nextTurn = turn + betweenTurns;
      await this.#clock.sleep(turn - now, signal);
      if (this.#closedUntil <= this.#clock.now()) {
        return;
      }
      // The one before has closed it again.
      await this.#untilOpen(signal);
    }
  }

  async #untilOpen(signal: AbortSignal): Promise<void> {
    for (;;) {
      const before = this.#clock.now();
      const remaining = this.closedUntil - before;
      if (remaining <= 0) {
        return;
      }
      // In steps: a clock that was set back must not hold the gate closed for long.
      await this.#clock.sleep(Math.min(remaining, 60_000), signal);
      if (this.#clock.now() < before) {
        this.#closedUntil = this.#clock.now();
      }
    }
  }
}

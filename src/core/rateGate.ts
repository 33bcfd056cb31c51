import type { Clock } from './clock';

/** Holds back everything that is sent with the key while Segmind says that it is too much. */
export class RateGate {
  readonly #clock: Clock;
  #closedUntil = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds since the epoch; in the past when the gate is open. */
  get closedUntil(): number {
    return this.#closedUntil;
  }

  closeUntil(time: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, time);
  }

  /** Resolves when the gate is open. */
  async pass(signal: AbortSignal): Promise<void> {
    for (;;) {
      const remaining = this.#closedUntil - this.#clock.now();
      if (remaining <= 0) {
        return;
      }
      // In steps: a clock that was set back must not hold the gate closed for long.
      await this.#clock.sleep(Math.min(remaining, 60_000), signal);
      if (this.#closedUntil - this.#clock.now() > remaining) {
        this.#closedUntil = this.#clock.now();
      }
    }
  }
}

/** The simulator's time, in ms since it started: real time times `speed`, plus whatever tests add. */
export class SimulatorClock {
  readonly #startedAt = performance.now();
  readonly #speed: number;
  #added = 0;
  readonly #onAdvance = new Set<() => void>();

  /** `speed` 1 is real time, 20 is twenty times faster, 0 stands still until `advance`. */
  constructor(speed: number) {
    if (!Number.isFinite(speed) || speed < 0) throw new RangeError('speed must be 0 or more');
    this.#speed = speed;
  }

  /** ms since the start, on this clock. */
  now(): number {
    return (performance.now() - this.#startedAt) * this.#speed + this.#added;
  }

  /** Moves the clock forward by `ms`. A job that comes due finishes once its picture is drawn. */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError('time only moves forward');
    this.#added += ms;
    for (const listener of [...this.#onAdvance]) listener();
  }

  onAdvance(listener: () => void): void {
    this.#onAdvance.add(listener);
  }

  /** Real ms until the clock shows `at`; undefined if it never will by itself. */
  realMsUntil(at: number): number | undefined {
    const left = at - this.now();
    if (left <= 0) return 0;
    return this.#speed === 0 ? undefined : left / this.#speed;
  }
}

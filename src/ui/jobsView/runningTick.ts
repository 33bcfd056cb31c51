import type { Disposable } from '../../core/disposable';

/** Ticks every so often while it is wanted, and holds no timer otherwise. */
export class RunningTick implements Disposable {
  readonly #onTick: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #interval: number | undefined;

  constructor(onTick: () => void) {
    this.#onTick = onTick;
  }

  get isRunning(): boolean {
    return this.#timer !== undefined;
  }

  /** @param interval ms between two ticks; undefined: none */
  want(interval: number | undefined): void {
    if (interval !== this.#interval) {
      this.dispose();
      this.#interval = interval;
      this.#timer = interval === undefined ? undefined : setInterval(this.#onTick, interval);
    }
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#interval = undefined;
  }
}

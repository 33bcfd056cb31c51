import type { Disposable } from '../../core/disposable';

/** Milliseconds between two looks at the time that passes. */
const second = 1000;

/** Ticks once a second while it is wanted, and holds no timer otherwise. */
export class RunningTick implements Disposable {
  readonly #onTick: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(onTick: () => void) {
    this.#onTick = onTick;
  }

  get isRunning(): boolean {
    return this.#timer !== undefined;
  }

  want(isWanted: boolean): void {
    if (isWanted) {
      this.#timer ??= setInterval(this.#onTick, second);
    } else {
      this.dispose();
    }
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

import type { Log } from '../core/log';
import type { DurationStore } from '../core/ports/durationStore';
import { isNumberList, isRecordOf } from './plainShapes';

const key = 'qwenImage.durations';

/** The part of VS Code's `Memento` that is used; what comes out of it is not believed. */
export interface DurationMemento {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** Learned durations in VS Code's global state. */
export class MementoDurations implements DurationStore {
  readonly #state: DurationMemento;
  readonly #log: Log;

  constructor(state: DurationMemento, log: Log) {
    this.#state = state;
    this.#log = log;
  }

  load(): Readonly<Record<string, readonly number[]>> {
    const stored = this.#state.get(key);
    return isRecordOf(stored, isNumberList) ? stored : {};
  }

  save(durations: Readonly<Record<string, readonly number[]>>): void {
    this.#state.update(key, durations).then(undefined, (error: unknown) => {
      this.#log.warn('Learned durations could not be stored.', error);
    });
  }
}

import type { Disposable } from './disposable';

interface Waiting {
  readonly take: (place: Disposable) => void;
}

/** A number of places; whoever finds none waits in order. The number may change at any time. */
export class Places {
  readonly #limit: () => number;
  readonly #waiting = new Set<Waiting>();
  #taken = 0;

  constructor(limit: () => number) {
    this.#limit = limit;
  }

  /** Resolves with a place, given back by disposing it; rejects with the signal's reason when aborted before. */
  acquire(signal: AbortSignal): Promise<Disposable> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(reasonOf(signal));
        return;
      }
      const abandon = (): void => {
        this.#waiting.delete(waiting);
        reject(reasonOf(signal));
      };
      const waiting: Waiting = {
        take: (place) => {
          signal.removeEventListener('abort', abandon);
          resolve(place);
        },
      };
      signal.addEventListener('abort', abandon, { once: true });
      this.#waiting.add(waiting);
      this.offer();
    });
  }

  /** Takes a place whether or not one is free: for jobs that are at Segmind already. */
  occupy(): Disposable {
    this.#taken += 1;
    let isHeld = true;
    return {
      dispose: () => {
        if (isHeld) {
          isHeld = false;
          this.#taken -= 1;
          this.offer();
        }
      },
    };
  }

  /** Gives free places to those who wait; to be called when the limit has changed. */
  offer(): void {
    for (const waiting of this.#waiting) {
      if (this.#taken >= this.#limit()) {
        return;
      }
      this.#waiting.delete(waiting);
      waiting.take(this.occupy());
    }
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('aborted');
}

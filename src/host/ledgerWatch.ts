import { DisposableStore } from '../core/disposable';
import type { Disposable } from '../core/disposable';
import type { Log } from '../core/log';
import { startTimer } from '../core/timer';
import type { StartTimer } from '../core/timer';
import type { Folder } from './folder';
import type { WatchFolder } from './folderWatch';
import { isJobId } from './jobId';

/** Milliseconds in which several notices of one file, as a single rename makes them, count as one. */
const coalescing = 10;

/** Turns a folder's notices into ids of jobs to look at. Where watching fails it falls silent, with a warning. */
export class LedgerWatch implements Disposable {
  readonly #folder: Folder;
  readonly #watch: WatchFolder;
  readonly #log: Log;
  readonly #check: (id: string) => Promise<void>;
  readonly #store = new DisposableStore();
  readonly #startTimer: StartTimer;
  readonly #timers = new Map<string, Disposable>();
  #started: Promise<void> | undefined;

  constructor(
    folder: Folder,
    watch: WatchFolder,
    log: Log,
    check: (id: string) => Promise<void>,
    timer: StartTimer = startTimer,
  ) {
    this.#folder = folder;
    this.#watch = watch;
    this.#log = log;
    this.#check = check;
    this.#startTimer = timer;
  }

  /** Resolves once changes are heard, at once if nobody asked for that. */
  get started(): Promise<void> {
    return this.#started ?? Promise.resolve();
  }

  /** Never rejects. */
  start(): Promise<void> {
    this.#started ??= this.#listen();
    return this.#started;
  }

  dispose(): void {
    this.#store.dispose();
    for (const timer of this.#timers.values()) {
      timer.dispose();
    }
    this.#timers.clear();
  }

  async #listen(): Promise<void> {
    try {
      const folder = await this.#folder.ready();
      if (this.#store.isDisposed) {
        return;
      }
      const watching = this.#watch(
        folder,
        (name) => {
          this.#heard(name);
        },
        (error) => {
          this.#fallSilent(error);
        },
      );
      this.#store.add(watching);
    } catch (error) {
      this.#fallSilent(error);
    }
  }

  #fallSilent(error: unknown): void {
    this.#log.warn('Changes by other windows cannot be watched; they show after a restart.', error);
    this.dispose();
  }

  #heard(name: string | undefined): void {
    const id = name?.endsWith('.json') === true ? name.slice(0, -'.json'.length) : '';
    if (!isJobId(id) || this.#timers.has(id) || this.#store.isDisposed) {
      return;
    }
    const timer = this.#startTimer(coalescing, () => {
      this.#timers.delete(id);
      this.#check(id).catch((error: unknown) => {
        this.#log.warn(`The record of job ${id} changed and could not be read.`, error);
      });
    });
    this.#timers.set(id, timer);
  }
}

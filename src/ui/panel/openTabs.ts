import { DisposableStore } from '../../core/disposable';
import { Emitter } from '../../core/emitter';
import { startTimer, type StartTimer } from '../../core/timer';

/** ms after which a tab that was put in front is taken for one that does not come back. */
const patience = 3_000;

export interface TabSource<T> {
  /** Puts a tab in front that is there since before a restart and was not shown since; false where there is none. */
  bringBack(): Promise<boolean>;
  create(): T;
}

/** The tabs of which one is enough. There may be more of them, as VS Code gives one back when it is first shown. */
export class OpenTabs<T> {
  readonly #source: TabSource<T>;
  readonly #startTimer: StartTimer;
  /** The one that was looked at last is the last. */
  readonly #tabs: T[] = [];
  readonly #came = new Emitter<T>();
  #search: Promise<T> | undefined;

  constructor(source: TabSource<T>, start: StartTimer = startTimer) {
    this.#source = source;
    this.#startTimer = start;
  }

  get all(): readonly T[] {
    return this.#tabs;
  }

  /** It is there, or is looked at. */
  take(tab: T): void {
    this.drop(tab);
    this.#tabs.push(tab);
    this.#came.fire(tab);
  }

  drop(tab: T): void {
    const index = this.#tabs.indexOf(tab);
    if (index >= 0) {
      this.#tabs.splice(index, 1);
    }
  }

  /** The one that is there, which may have to come back, else a new one. */
  async one(): Promise<T> {
    const tab = this.#tabs.at(-1);
    if (tab !== undefined) {
      return tab;
    }
    this.#search ??= this.#find().finally(() => {
      this.#search = undefined;
    });
    return this.#search;
  }

  async #find(): Promise<T> {
    return (await this.#returned()) ?? this.#tabs.at(-1) ?? this.#source.create();
  }

  async #returned(): Promise<T | undefined> {
    const search = new DisposableStore();
    try {
      const returned = new Promise<T>((resolve) => {
        search.add(this.#came.event(resolve));
      });
      if (!(await this.#source.bringBack().catch(() => false))) {
        return undefined;
      }
      const isLate = new Promise<undefined>((resolve) => {
        search.add(
          this.#startTimer(patience, () => {
            resolve(undefined);
          }),
        );
      });
      return await Promise.race([returned, isLate]);
    } finally {
      search.dispose();
    }
  }
}

import type { Caller } from '../../src/protocol/caller';
import type { JobView } from '../../src/protocol/jobView';
import type { Store } from './store';

/** Fetches long prompts, of which jobs bring the beginning, once somebody searches. */
export class WholePrompts {
  readonly #caller: Caller;
  readonly #store: Store;
  readonly #asked = new Set<string>();

  constructor(caller: Caller, store: Store) {
    this.#caller = caller;
    this.#store = store;
  }

  want(jobs: readonly JobView[]): void {
    const missing = jobs.filter(({ id, isCut }) => isCut && !this.#asked.has(id)).map(({ id }) => id);
    if (missing.length > 0) {
      void this.#fetch(missing);
    }
  }

  async #fetch(ids: readonly string[]): Promise<void> {
    const prompts = await Promise.all(
      ids.map(async (id): Promise<readonly [string, string] | undefined> => {
        this.#asked.add(id);
        // A job that is gone by now is found no longer anyway.
        const detail = await this.#caller.call('job', { id }).catch(() => undefined);
        return detail && [id, detail.prompt];
      }),
    );
    const found = prompts.filter((entry) => entry !== undefined);
    this.#store.wholePrompts = new Map([...this.#store.wholePrompts, ...found]);
    this.#store.changed();
  }
}

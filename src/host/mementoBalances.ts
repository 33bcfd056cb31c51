import * as z from 'zod/mini';
import type { Log } from '../core/log';
import type { BalanceStore, RememberedBalance } from '../core/ports/balanceStore';
import type { DurationMemento } from './mementoDurations';

const key = 'qwenImage.balances';

const shape = z.object({
  looks: z.array(z.object({ at: z.number(), credits: z.number(), freeCredits: z.number() })),
  since: z.number(),
});

/** What the account held, in VS Code's global state: amounts and times, nothing of the key. */
export class MementoBalances implements BalanceStore {
  readonly #state: DurationMemento;
  readonly #log: Log;

  constructor(state: DurationMemento, log: Log) {
    this.#state = state;
    this.#log = log;
  }

  load(): RememberedBalance {
    const parsed = shape.safeParse(this.#state.get(key));
    return parsed.success ? parsed.data : { looks: [], since: 0 };
  }

  save(remembered: RememberedBalance): void {
    this.#state.update(key, remembered).then(undefined, (error: unknown) => {
      this.#log.warn('What the account held could not be stored.', error);
    });
  }
}

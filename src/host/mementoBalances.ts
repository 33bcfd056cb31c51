import * as z from 'zod/mini';
import type { Log } from '../core/log';
import type { BalanceStore, RememberedBalance } from '../core/ports/balanceStore';
import type { DurationMemento } from './mementoDurations';

const key = 'qwenImage.balances';

const id = z.string();

const charge = z.discriminatedUnion('reached', [
  z.object({ id, reached: z.literal('unknown'), sentAt: z.number() }),
  z.object({ id, reached: z.literal('sent'), submittedAt: z.number() }),
  z.object({
    ...{ id, reached: z.literal('delivered'), submittedAt: z.number(), completedAt: z.number() },
    ...{ isRecovered: z.boolean(), cost: z.optional(z.number()), remainingCredits: z.optional(z.number()) },
  }),
]);

const shape = z.object({
  looks: z.array(z.object({ at: z.number(), credits: z.number(), freeCredits: z.number() })),
  since: z.number(),
  /** Earlier releases kept none. */
  removed: z._default(z.array(charge), []),
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
    return parsed.success ? parsed.data : { looks: [], since: 0, removed: [] };
  }

  save(remembered: RememberedBalance): void {
    this.#state.update(key, remembered).then(undefined, (error: unknown) => {
      this.#log.warn('What the account held could not be stored.', error);
    });
  }
}

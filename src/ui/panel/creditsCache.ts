import type { Clock } from '../../core/clock';
import type { Credits } from '../../core/ports/imageService';

/** The balance is asked for at most this often, in ms. */
const restingTime = 60_000;
/** ms after which an answer is not waited for any longer. */
const patience = 20_000;

/** The last balance that was seen, for all homes of the panel together. */
export class CreditsCache {
  readonly #ask: (signal: AbortSignal) => Promise<Credits>;
  readonly #clock: Pick<Clock, 'now'>;
  #askedAt = -Infinity;
  #answer: Promise<Credits | null> = Promise.resolve(null);

  constructor(ask: (signal: AbortSignal) => Promise<Credits>, clock: Pick<Clock, 'now'>) {
    this.#ask = ask;
    this.#clock = clock;
  }

  /** The key is another one: what was answered is not believed any longer. */
  forget(): void {
    this.#askedAt = -Infinity;
    this.#answer = Promise.resolve(null);
  }

  /** `null` when it is not known, for want of a key or of an answer. Never rejects. */
  async read(): Promise<Credits | null> {
    const now = this.#clock.now();
    if (now - this.#askedAt >= restingTime) {
      this.#askedAt = now;
      this.#answer = this.#ask(AbortSignal.timeout(patience)).catch(() => null);
    }
    const asked = this.#answer;
    const answer = await asked;
    // Forgotten while it was under way: it is the balance of another key's account.
    return asked === this.#answer ? answer : this.read();
  }
}

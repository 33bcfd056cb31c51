import { balanceNotes, withLook } from './balance';
import { balanceMovement } from './balanceMovement';
import type { BalanceMovement } from './balanceMovement';
import { chargesOf, chargesSince, lastCharges } from './charge';
import type { Clock } from './clock';
import type { Disposable } from './disposable';
import { Emitter } from './emitter';
import { progressOf } from './job';
import type { Job } from './job';
import type { Jobs } from './jobs';
import type { BalanceStore } from './ports/balanceStore';
import type { Credits } from './ports/imageService';

/** A request that takes longer than twice the usual time, and than this, is rare. ms */
const leastSettling = 120_000;

/** Removed jobs whose costs are remembered. */
const mostRemoved = 200;

/** Remembers what the account held, and tells what that says of requests whose answer was lost. */
export class BalanceBook implements Disposable {
  readonly #store: BalanceStore;
  readonly #jobs: Pick<Jobs, 'list' | 'typicalDuration'>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #looked = new Emitter<void>();
  /** Somebody has looked at the account, it is another one, or a job is gone that may have been paid from it. */
  readonly onDidChange = this.#looked.event;

  constructor(store: BalanceStore, jobs: Pick<Jobs, 'list' | 'typicalDuration'>, clock: Pick<Clock, 'now'>) {
    this.#store = store;
    this.#jobs = jobs;
    this.#clock = clock;
  }

  /** Asks for the balance through `ask`, and remembers the answer. Rejects as `ask` does. */
  async look(ask: () => Promise<Credits>): Promise<Credits> {
    const begun = this.#clock.now();
    const credits = await ask();
    const remembered = this.#store.load();
    // Where the key was changed meanwhile, it is not known whose balance this is.
    if (remembered.since <= begun) {
      const look = { ...credits, at: this.#clock.now() };
      this.#store.save({ ...remembered, looks: withLook(remembered.looks, look) });
      this.#looked.fire();
    }
    return credits;
  }

  /** The key is another one since `at` (ms since the epoch), so that what was seen before says nothing of this account. */
  forgetBefore(at: number): void {
    const { looks, since, removed } = this.#store.load();
    // Every window hears of the new key, and one of them may have looked at the new account already.
    this.#store.save({
      looks: looks.filter((look) => look.at > at),
      since: Math.max(since, at),
      removed: chargesSince(removed, at),
    });
    this.#looked.fire();
  }

  /** A job is not listed any more: what it cost has left the account all the same. Every window may say so, or only one. */
  remember(job: Job): void {
    const charges = chargesOf([job]);
    if (charges.length > 0) {
      const { looks, since, removed } = this.#store.load();
      const known = removed.filter(({ id }) => id !== job.id);
      const { last, since: complete } = lastCharges([...known, ...charges], mostRemoved);
      // What was looked at before would call a cost that is forgotten one of another request.
      this.#store.save({
        looks,
        since: Math.max(since, Math.min(complete, this.#clock.now())),
        removed: last,
      });
      this.#looked.fire();
    }
  }

  /** What the balance tells of a job whose answer was lost; undefined for all others. */
  movementOf(job: Job): BalanceMovement | undefined {
    const progress = progressOf(job);
    if (progress.reached !== 'unknown') {
      return undefined;
    }
    const { looks, since, removed } = this.#store.load();
    const jobs = this.#jobs.list();
    const charges = [
      ...chargesOf(jobs),
      ...removed.filter((charge) => jobs.every(({ id }) => id !== charge.id)),
    ];
    const settlesAfter = Math.max(leastSettling, 2 * this.#jobs.typicalDuration(job.request.model));
    const sent = { id: job.id, sentAt: job.unansweredAt ?? progress.sentAt };
    return balanceMovement(sent, charges, balanceNotes(looks, charges, since), settlesAfter);
  }

  dispose(): void {
    this.#looked.dispose();
  }
}

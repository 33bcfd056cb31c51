import { advance } from './advance';
import type { JobEvent } from './advance';
import type { Job } from './job';
import type { JobBook } from './jobBook';
import { LeaseLost } from './jobDesk';
import type { JobDesk } from './jobDesk';
import type { Leases } from './ports/leases';
import type { Ledger } from './ports/ledger';

/** A desk that writes only while this window holds the job's lease. */
export class LeasedDesk implements JobDesk {
  readonly #id: string;
  readonly #book: JobBook;
  readonly #leases: Leases;
  readonly #ledger: Ledger;

  constructor(id: string, book: JobBook, leases: Leases, ledger: Ledger) {
    this.#id = id;
    this.#book = book;
    this.#leases = leases;
    this.#ledger = ledger;
  }

  get job(): Job {
    return this.#book.get(this.#id);
  }

  async record(event: JobEvent): Promise<void> {
    if (!(await this.isOurs())) {
      throw new LeaseLost();
    }
    await this.#book.record(this.#id, event);
  }

  async note(event: JobEvent): Promise<void> {
    if (await this.#isOursForAllWeKnow()) {
      await this.#book.note(this.#id, event);
      return;
    }
    await this.#handOver(event);
    throw new LeaseLost();
  }

  isOurs(): Promise<boolean> {
    return this.#leases.isHeld(this.#id);
  }

  /** What was paid for is noted even when the disk does not answer. */
  async #isOursForAllWeKnow(): Promise<boolean> {
    try {
      return await this.isOurs();
    } catch {
      return true;
    }
  }

  /** Whoever took over may think that the answer was lost. The id is what lets it go on, so it is handed over. */
  async #handOver(event: JobEvent): Promise<void> {
    if (event.kind !== 'accepted' && event.kind !== 'completed') {
      return;
    }
    const job = await this.#ledger.read(this.#id);
    if (job?.state === 'submitting' || job?.state === 'unconfirmed') {
      await this.#ledger.write(advance(job, event));
    }
  }
}

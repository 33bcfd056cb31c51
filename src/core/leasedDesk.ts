import type { JobEvent } from './advance';
import type { Job } from './job';
import type { JobBook } from './jobBook';
import { LeaseLost } from './jobDesk';
import type { JobDesk } from './jobDesk';
import type { Leases } from './ports/leases';

/** A desk that writes only while this window holds the job's lease. */
export class LeasedDesk implements JobDesk {
  readonly #id: string;
  readonly #book: JobBook;
  readonly #leases: Leases;
  /** As this window sent it, whatever another one has made of it since. */
  #sent: Job | undefined;

  constructor(id: string, book: JobBook, leases: Leases) {
    this.#id = id;
    this.#book = book;
    this.#leases = leases;
  }

  get job(): Job {
    return this.#book.get(this.#id);
  }

  async record(event: JobEvent): Promise<void> {
    if (!(await this.isOurs())) {
      throw new LeaseLost();
    }
    const job = await this.#book.record(this.#id, event);
    if (event.kind === 'submitting') {
      this.#sent = job;
    }
  }

  async note(event: JobEvent): Promise<void> {
    if (!(await this.#isOursForAllWeKnow())) {
      await this.#book.handIn(this.#sent ?? this.job, event);
      throw new LeaseLost();
    }
    if (event.kind === 'answerLost') {
      // The window that sent it may have had the answer after all, and have handed it in.
      await this.#book.refresh(this.#id);
    }
    await this.#book.note(this.#id, event);
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
}

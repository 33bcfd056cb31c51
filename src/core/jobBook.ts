import type { Clock } from './clock';
import { advance } from './advance';
import type { JobEvent } from './advance';
import { Emitter } from './emitter';
import { isEqual } from './isEqual';
import type { Job } from './job';
import { LeaseLost } from './jobDesk';
import type { JobChange } from './jobs';
import type { Log } from './log';
import type { Leases } from './ports/leases';
import type { Ledger } from './ports/ledger';
import { QwenImageError } from './qwenImageError';
import { Receipts } from './receipts';
import { unlessAborted } from './whenAborted';

const rewriteDelay = 5_000;

/**
 * The jobs in memory beside their records on disk, and who is told of changes. Every change goes through `record` or `note`;
 * the difference is what a disk that refuses means.
 */
export class JobBook {
  readonly #jobs = new Map<string, Job>();
  /** Jobs whose record is behind: writing goes on until it has caught up. */
  readonly #ahead = new Map<string, Promise<void>>();
  /** Jobs whose receipt has been put in here and is to be written once the job is ours. */
  readonly #owed = new Set<string>();
  readonly #receipts = new Receipts();
  readonly #changed: Emitter<JobChange>;
  readonly #ledger: Ledger;
  readonly #leases: Pick<Leases, 'isHeld'>;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #lifetime: AbortSignal;

  constructor(ledger: Ledger, leases: Pick<Leases, 'isHeld'>, clock: Clock, log: Log, lifetime: AbortSignal) {
    this.#ledger = ledger;
    this.#leases = leases;
    this.#clock = clock;
    this.#log = log;
    this.#lifetime = lifetime;
    this.#changed = new Emitter((error) => {
      log.error('A listener to job changes failed', error);
    });
  }

  get onDidChange(): Emitter<JobChange>['event'] {
    return this.#changed.event;
  }

  /** Newest first. */
  list(): readonly Job[] {
    return [...this.#jobs.values()].sort((one, other) => other.createdAt - one.createdAt);
  }

  find(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  get(id: string): Job {
    const job = this.#jobs.get(id);
    if (job === undefined) {
      throw new QwenImageError('invalid', { detail: 'There is no such job.', refused: 'gone' });
    }
    return job;
  }

  /** A new job: it is there when it is safe on disk. */
  async add(job: Job): Promise<void> {
    await this.#ledger.write(job);
    this.#jobs.set(job.id, job);
    this.#changed.fire({ kind: 'added', job });
  }

  /** Before money or a file: on disk first, else rejects and nothing has changed. */
  async record(id: string, event: JobEvent): Promise<Job> {
    const previous = this.get(id);
    const job = advance(previous, event);
    if (job !== previous) {
      // Takes along whatever the disk was behind of. Who still writes that must not write it over this.
      const wasBehind = this.#ahead.delete(id);
      let isWritten: boolean;
      try {
        isWritten = await this.#write(job);
      } catch (error) {
        if (wasBehind) {
          this.#fallBehind(id);
        }
        throw error;
      }
      if (!isWritten) {
        throw new LeaseLost();
      }
      this.#set(job, true);
    }
    return job;
  }

  /**
   * After money: true in memory whatever the disk says, and written as soon as the disk allows. Rejects with `LeaseLost` when
   * another window has the job: then that window's word is taken.
   */
  async note(id: string, event: JobEvent): Promise<Job> {
    const previous = this.get(id);
    const job = advance(previous, event);
    this.#receipts.keep(previous, event);
    if (job !== previous) {
      this.#set(job, true);
      await this.#writeOrGoOn(id);
    }
    return job;
  }

  /**
   * An answer that came when another window had taken the job over: it is put into the record whatever that window wrote.
   *
   * @param job as it was when the answer was asked for
   */
  async handIn(job: Job, event: JobEvent): Promise<void> {
    if (this.#receipts.keep(job, event)) {
      await this.refresh(job.id);
    }
  }

  /** As `refresh`, by a window that has just taken the job: no other one writes from here on. */
  async takeOver(id: string): Promise<Job | undefined> {
    await this.#ledger.fence(id);
    const job = await this.refresh(id);
    if (this.#owed.has(id)) {
      await this.#writeOrGoOn(id);
    }
    return job;
  }

  /** Takes the job as it is on disk now, unless the disk is behind. Resolves with undefined when it is gone. */
  async refresh(id: string): Promise<Job | undefined> {
    if (this.#ahead.has(id)) {
      return this.get(id);
    }
    const onDisk = await this.#ledger.read(id);
    if (onDisk !== undefined) {
      this.mirror(onDisk);
      return this.find(id);
    }
    this.forget(id);
    return undefined;
  }

  /** Takes over a record: another window's doing, or what was there before this window. */
  mirror(job: Job): void {
    if (this.#ahead.has(job.id)) {
      return;
    }
    const answer = this.#receipts.answerTo(job);
    if (answer !== undefined) {
      // Written by whoever takes the job now: another window may be working on it.
      this.#owed.add(job.id);
      this.#set(advance(job, answer), true);
    } else if (!isEqual(this.find(job.id), job)) {
      this.#set(job, false);
    }
  }

  /** Takes over all records, or those of `ids`. Resolves with the ids of those that the disk would not give. */
  async readAll(ids?: readonly string[]): Promise<readonly string[]> {
    const { jobs, unread } = await this.#ledger.readAll(ids);
    this.mirrorAll(jobs);
    return unread;
  }

  /** Takes over records of jobs that are not known yet. */
  mirrorAll(jobs: readonly Job[]): void {
    for (const job of jobs) {
      if (!this.#jobs.has(job.id)) {
        this.mirror(job);
      }
    }
  }

  isBehind(id: string): boolean {
    return this.#ahead.has(id);
  }

  /** Resolves when the record has caught up with the job, at once when it has; or when aborted. */
  async whenWritten(id: string, signal: AbortSignal): Promise<void> {
    await unlessAborted(Promise.resolve(this.#ahead.get(id)), signal);
  }

  /** Rejects with `disk` when the record cannot catch up now. */
  async catchUp(id: string): Promise<void> {
    const job = this.find(id);
    if (job !== undefined && this.#ahead.has(id)) {
      await this.#write(job);
      this.#ahead.delete(id);
    }
  }

  forget(id: string): void {
    const job = this.#jobs.get(id);
    this.#receipts.forget(id);
    this.#owed.delete(id);
    if (job !== undefined) {
      this.#jobs.delete(id);
      this.#changed.fire({ kind: 'removed', job });
    }
  }

  async remove(id: string): Promise<void> {
    await this.#ledger.remove(id);
    this.#ahead.delete(id);
    this.forget(id);
  }

  /** Resolves, after the end of the lifetime, when every record that was behind has had its last try. */
  async settled(): Promise<void> {
    await Promise.all(this.#ahead.values());
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #set(job: Job, isOwn: boolean): void {
    const previous = this.#jobs.get(job.id);
    this.#jobs.set(job.id, job);
    this.#changed.fire(
      previous === undefined ? { kind: 'added', job } : { kind: 'changed', job, previous, isOwn },
    );
  }

  /** False, with the record as another window wants it, when the job is not ours. */
  async #write(job: Job, isWanted: () => boolean = () => true): Promise<boolean> {
    const isWritten = await this.#ledger.write(
      job,
      async () => (await this.#leases.isHeld(job.id)) && isWanted(),
    );
    if (isWritten) {
      this.#owed.delete(job.id);
    }
    return isWritten;
  }

  async #writeOrGoOn(id: string): Promise<void> {
    const job = this.find(id);
    if (job === undefined || this.#ahead.has(id)) {
      return;
    }
    let isWritten: boolean;
    try {
      isWritten = await this.#write(job);
    } catch (error) {
      this.#log.error(`Job ${id} could not be recorded; trying again`, error);
      this.#fallBehind(id);
      return;
    }
    if (!isWritten) {
      await this.refresh(id);
      throw new LeaseLost();
    }
  }

  #fallBehind(id: string): void {
    if (!this.#ahead.has(id)) {
      this.#ahead.set(id, this.#goOnWriting(id));
    }
  }

  async #goOnWriting(id: string): Promise<void> {
    for (;;) {
      try {
        await this.#clock.sleep(rewriteDelay, this.#lifetime);
      } catch {
        // The window closes: one last try, below.
      }
      const job = this.find(id);
      const own = this.#ahead.get(id);
      if (job === undefined || own === undefined) {
        return;
      }
      try {
        // Not once a person's decision has caught up: the job may be ours anew, and another window have written meanwhile.
        const isWritten = await this.#write(job, () => this.#ahead.get(id) === own);
        if (this.#ahead.get(id) !== own) {
          return;
        }
        if (!isWritten || this.find(id) === job) {
          this.#ahead.delete(id);
          await (isWritten ? undefined : this.refresh(id));
          return;
        }
      } catch (error) {
        this.#log.warn(`Job ${id} still cannot be recorded`, error);
        if (this.#lifetime.aborted || this.#ahead.get(id) !== own) {
          return;
        }
      }
    }
  }
}

import type { Clock } from './clock';
import { advance } from './advance';
import type { JobEvent } from './advance';
import { Emitter } from './emitter';
import type { Job } from './job';
import type { JobChange } from './jobs';
import type { Log } from './log';
import type { Ledger } from './ports/ledger';
import { QwenImageError } from './qwenImageError';

const rewriteDelay = 5_000;

/**
 * The jobs in memory beside their records on disk, and who is told of changes. Every change goes through `record` or `note`;
 * the difference is what a disk that refuses means.
 */
export class JobBook {
  readonly #jobs = new Map<string, Job>();
  readonly #unwritten = new Set<string>();
  readonly #changed: Emitter<JobChange>;
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #lifetime: AbortSignal;

  constructor(ledger: Ledger, clock: Clock, log: Log, lifetime: AbortSignal) {
    this.#ledger = ledger;
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
      throw new QwenImageError('invalid', { detail: 'There is no such job.' });
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
      await this.#ledger.write(job);
      this.#unwritten.delete(id);
      this.#set(job, true);
    }
    return job;
  }

  /** After money: true in memory whatever the disk says, and written as soon as the disk allows. */
  async note(id: string, event: JobEvent): Promise<Job> {
    const previous = this.get(id);
    const job = advance(previous, event);
    if (job !== previous) {
      this.#set(job, true);
      try {
        await this.#ledger.write(job);
        this.#unwritten.delete(id);
      } catch (error) {
        this.#log.error('A job could not be recorded; trying again', error);
        void this.#rewrite(id);
      }
    }
    return job;
  }

  /** Takes over what is on disk: another window's doing, or what was there before this window. */
  mirror(job: Job): void {
    this.#set(job, false);
  }

  /** All records at once, without a word on those that are known already. */
  mirrorAll(jobs: readonly Job[]): void {
    for (const job of jobs) {
      if (!this.#jobs.has(job.id)) {
        this.#set(job, false);
      }
    }
  }

  forget(id: string): void {
    const job = this.#jobs.get(id);
    if (job !== undefined) {
      this.#jobs.delete(id);
      this.#changed.fire({ kind: 'removed', job });
    }
  }

  async remove(id: string): Promise<void> {
    await this.#ledger.remove(id);
    this.forget(id);
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

  async #rewrite(id: string): Promise<void> {
    if (this.#unwritten.has(id)) {
      return;
    }
    this.#unwritten.add(id);
    while (this.#unwritten.has(id)) {
      try {
        await this.#clock.sleep(rewriteDelay, this.#lifetime);
        const job = this.#jobs.get(id);
        if (job !== undefined && this.#unwritten.has(id)) {
          await this.#ledger.write(job);
        }
        this.#unwritten.delete(id);
      } catch (error) {
        if (this.#lifetime.aborted) {
          return;
        }
        this.#log.warn('A job still cannot be recorded', error);
      }
    }
  }
}

import { advance } from './advance';
import type { Disposable } from './disposable';
import { DisposableStore } from './disposable';
import { Durations } from './durations';
import type { Event } from './emitter';
import { followMove } from './followMove';
import { isActive, progressOf, requestIdOf } from './job';
import type { DismissReason, Job } from './job';
import { JobBook } from './jobBook';
import type { Destination, JobRequest } from './jobRequest';
import {
  newJob,
  reasonToStop,
  recoveredJob,
  refusal,
  refuseOtherThanShown,
  surplus,
  workedOnElsewhere,
} from './jobRules';
import { JobRuns } from './jobRuns';
import { once } from './late/once';
import type { JobChange, Jobs } from './jobs';
import { Places } from './places';
import type { LedgerChange } from './ports/ledger';
import { requestAgain } from './requestAgain';
import { StrayJobs } from './strayJobs';
import type { TrackerPorts } from './trackerPorts';

/** The one writer: every change of every job of this window goes through here. */
export class Tracker implements Jobs, Disposable {
  readonly #ports: TrackerPorts;
  readonly #book: JobBook;
  readonly #runs: JobRuns;
  readonly #strays: StrayJobs;
  readonly #durations: Durations;
  readonly #lifetime = new AbortController();
  readonly #held = new DisposableStore();

  constructor(ports: TrackerPorts) {
    const { clock, log, ledger, leases, settings } = ports;
    const places = new Places(() => settings.current().maxConcurrentJobs);
    this.#ports = ports;
    this.#durations = new Durations(ports.durations);
    this.#book = this.#held.add(new JobBook(ledger, leases, clock, log, this.#lifetime.signal));
    this.#runs = new JobRuns({
      book: this.#book,
      leases,
      log,
      runner: once(async () => (await ports.loadRunner())(ports, places, this.#durations)),
      onEnded: (outcome) => this.#onEnded(outcome),
    });
    this.#strays = new StrayJobs({
      find: () => this.#book.list().filter((job) => isActive(job) && !this.#runs.has(job.id)),
      adopt: (job) => this.#adopt(job.id),
      interval: leases.duration / 2,
      clock,
      log,
      signal: this.#lifetime.signal,
    });
    this.#held.add(settings.onDidChange(places.offer.bind(places)));
    this.#held.add(ledger.onDidChange(this.#onChangedElsewhere.bind(this)));
  }

  get onDidChange(): Event<JobChange> {
    return this.#book.onDidChange;
  }

  /** Reads all records, or those of `ids`, and goes on with what is open. Resolves with the ids of those that were not to be had. */
  start(ids?: readonly string[]): Promise<readonly string[]> {
    return this.#book.readAll(ids).finally(this.#strays.look.bind(this.#strays));
  }

  list(): readonly Job[] {
    return this.#book.list();
  }

  get(id: string): Job | undefined {
    return this.#book.find(id);
  }

  typicalDuration(model: string): number {
    return this.#durations.expectation(model).typical;
  }

  submit(request: JobRequest): Promise<Job> {
    return this.#begin(newJob(this.#ports.random.id(), request, this.#ports.clock.now()));
  }

  async runAgain(id: string, images?: JobRequest['images']): Promise<Job> {
    const job = this.#book.get(id);
    if (job.isRecovered) {
      throw refusal(job, 'run again: its prompt is not known');
    }
    return this.submit(requestAgain(job, this.#ports.random, this.list(), images));
  }

  async retry(id: string): Promise<Job> {
    const shown = this.#book.get(id);
    return this.#lead(id, async (job) => {
      refuseOtherThanShown(shown, job);
      const event = { kind: 'retried', at: this.#ports.clock.now() } as const;
      if (advance(job, event) === job) {
        throw refusal(job, 'retried');
      }
      await this.#book.record(id, event);
    });
  }

  follow(id: string, requestId: string): Promise<Job> {
    return this.#lead(id, async (job) => {
      if (job.state !== 'unconfirmed') {
        throw refusal(job, 'followed by another request id');
      }
      await this.#book.record(id, { kind: 'accepted', requestId, at: this.#ports.clock.now() });
    });
  }

  saveElsewhere(id: string, destination: Destination): Promise<Job> {
    return this.#lead(id, async (job) => {
      if (job.state === 'saved' || progressOf(job).reached !== 'delivered') {
        throw refusal(job, 'saved elsewhere');
      }
      await this.#book.record(id, { kind: 'redirected', destination });
      await this.#book.record(id, { kind: 'retried', at: this.#ports.clock.now() });
    });
  }

  async stop(id: string): Promise<Job> {
    const { leases, clock } = this.#ports;
    // Not touched where it cannot be ended, so that what works on it goes on.
    reasonToStop(this.#book.get(id));
    return this.#leadOn(id, async () => {
      await this.#book.catchUp(id);
      await this.#book.refresh(id);
      await this.#reasonToStop(id);
      // Also from another window that works on it: it notices before it does anything that counts.
      if (!(await leases.acquire(id))) {
        await leases.seize(id);
      }
      await this.#runs.takeOver(id);
      const reason = await this.#reasonToStop(id);
      const stopped = await this.#book.note(id, { kind: 'dismissed', at: clock.now(), reason });
      await this.#runs.releaseWhenWritten(id, this.#lifetime.signal);
      return stopped;
    });
  }

  async remove(id: string): Promise<void> {
    const known = this.#book.get(id);
    if (isActive(known)) {
      throw refusal(known, 'removed');
    }
    await this.#leadOn(id, async () => {
      await this.#acquire(id);
      try {
        const job = await this.#freshJob(id);
        if (isActive(job)) {
          throw refusal(job, 'removed');
        }
        await this.#book.remove(id);
        await this.#ports.vault.discard(id);
      } finally {
        await this.#runs.release(id);
      }
    });
  }

  async clearFinished(): Promise<number> {
    const finished = await surplus(this.#book.list(), 0, this.#ports.starred);
    const removals = await Promise.allSettled(finished.map((job) => this.remove(job.id)));
    return removals.filter(({ status }) => status === 'fulfilled').length;
  }

  async recover(requestId: string, model: string, destination: Destination): Promise<Job> {
    const known = this.#book.list().find((job) => requestIdOf(job) === requestId);
    if (known === undefined) {
      const { random, clock } = this.#ports;
      return this.#begin(recoveredJob(random.id(), requestId, model, destination, clock.now()));
    }
    return isActive(known) || known.state === 'saved' ? known : this.retry(known.id);
  }

  async moved(from: string, to?: string): Promise<void> {
    await followMove({ book: this.#book, runs: this.#runs, log: this.#ports.log }, from, to);
    this.#strays.look();
  }

  /** Ends all work of this window. Jobs stay as they are, for the next window. */
  dispose(): void {
    this.#lifetime.abort(new Error('The window is closing.'));
    this.#runs.close();
    this.#held.dispose();
  }

  /** Resolves when nothing runs any more, after `dispose`. A submission under way is let finish: its answer is worth money. */
  async settled(): Promise<void> {
    await this.#runs.settled();
    await this.#book.settled();
  }

  /** The lease first: a record without one is taken for a stray by other windows. */
  async #begin(job: Job): Promise<Job> {
    await this.#ports.leases.acquire(job.id);
    try {
      await this.#book.add(job);
    } catch (error) {
      await this.#runs.release(job.id);
      throw error;
    }
    this.#runs.start(job.id);
    return job;
  }

  /** Takes a job that rests as it is on disk now, changes it as the person wants, and works on it. */
  async #lead(id: string, change: (job: Job) => Promise<void>): Promise<Job> {
    const job = this.#book.get(id);
    if (isActive(job)) {
      // Not touched, so that what works on it goes on.
      throw refusal(job, 'changed now');
    }
    return this.#leadOn(id, async () => {
      await this.#acquire(id);
      try {
        await change(await this.#freshJob(id));
      } catch (error) {
        await this.#runs.release(id);
        throw error;
      }
      this.#runs.start(id);
      return this.#book.get(id);
    });
  }

  /** Whatever comes of it, what is open and nobody works on is taken up again. */
  async #leadOn<T>(id: string, change: () => Promise<T>): Promise<T> {
    try {
      return await this.#runs.lead(id, change);
    } finally {
      this.#strays.look();
    }
  }

  /** What came to rest meanwhile has nobody else who would give its lease back. */
  async #reasonToStop(id: string): Promise<DismissReason> {
    const job = this.#book.get(id);
    if (!isActive(job) && job.state !== 'unconfirmed') {
      await this.#runs.releaseWhenWritten(id, this.#lifetime.signal);
    }
    return reasonToStop(job);
  }

  async #acquire(id: string): Promise<void> {
    if (!(await this.#runs.take(id))) {
      throw workedOnElsewhere();
    }
  }

  async #freshJob(id: string): Promise<Job> {
    await this.#book.takeOver(id);
    return this.#book.get(id);
  }

  async #adopt(id: string): Promise<void> {
    if (this.#runs.has(id) || !(await this.#runs.take(id)) || this.#runs.has(id)) {
      return;
    }
    await this.#runs.lead(id, async () => {
      await this.#runs.takeOver(id);
      await this.#runs.startOrRelease(id);
    });
  }

  async #onEnded(outcome: 'rested' | 'lost'): Promise<void> {
    this.#strays.look();
    if (outcome === 'rested') {
      const { settings, starred } = this.#ports;
      for (const job of await surplus(this.#book.list(), settings.current().historyLimit, starred)) {
        if (!this.#runs.has(job.id)) {
          await this.remove(job.id);
        }
      }
    }
  }

  /** What runs here is decided here, unless another window has taken it over: the person there said so. */
  #onChangedElsewhere(change: LedgerChange): void {
    const id = change.kind === 'written' ? change.job.id : change.id;
    if (this.#runs.has(id)) {
      void this.#runs.letGoIfLost(id).then(() => {
        this.#strays.look();
      });
    } else if (change.kind === 'written') {
      this.#book.mirror(change.job);
      this.#strays.look();
    } else {
      this.#book.forget(id);
    }
  }
}

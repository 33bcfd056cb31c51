import type { Clock } from './clock';
import type { Disposable } from './disposable';
import { DisposableStore } from './disposable';
import { Durations } from './durations';
import type { Event } from './emitter';
import { isActive, requestIdOf } from './job';
import type { Job } from './job';
import { JobBook } from './jobBook';
import type { Destination, JobRequest } from './jobRequest';
import { dismissReason, hasNothingToFetch, newJob, recoveredJob, surplus } from './jobRules';
import type { CreateRunner } from './jobRunner';
import { JobRuns } from './jobRuns';
import { once } from './late/once';
import type { JobChange, Jobs } from './jobs';
import type { Log } from './log';
import { Places } from './places';
import type { AssetFiles } from './ports/assetFiles';
import type { DurationStore } from './ports/durationStore';
import type { ImageService } from './ports/imageService';
import type { Leases } from './ports/leases';
import type { Ledger, LedgerChange } from './ports/ledger';
import type { RandomSource } from './ports/randomSource';
import type { ResultVault } from './ports/resultVault';
import type { SettingsSource } from './ports/settings';
import type { UploadConsent } from './ports/uploadConsent';
import { QwenImageError } from './qwenImageError';
import { withNewSeed } from './seed';
import { StrayJobs } from './strayJobs';

export interface TrackerPorts {
  readonly service: ImageService;
  readonly ledger: Ledger;
  readonly leases: Leases;
  readonly vault: ResultVault;
  readonly files: AssetFiles;
  readonly consent: UploadConsent;
  readonly settings: SettingsSource;
  readonly durations: DurationStore;
  readonly random: RandomSource;
  readonly clock: Clock;
  readonly log: Log;
  /** What leads jobs on; asked for when there is one. */
  readonly loadRunner: () => Promise<CreateRunner>;
}

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
    this.#book = this.#held.add(new JobBook(ledger, clock, log, this.#lifetime.signal));
    this.#runs = new JobRuns({
      book: this.#book,
      leases,
      ledger,
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
    this.#held.add(
      settings.onDidChange(() => {
        places.offer();
      }),
    );
    this.#held.add(
      ledger.onDidChange((change) => {
        this.#onChangedElsewhere(change);
      }),
    );
  }

  get onDidChange(): Event<JobChange> {
    return this.#book.onDidChange;
  }

  /** Reads what is on disk and goes on with all that is open. Resolves when the jobs are known, not when they are done. */
  async start(): Promise<void> {
    this.#book.mirrorAll(await this.#ports.ledger.readAll());
    this.#strays.look();
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

  async runAgain(id: string): Promise<Job> {
    return this.submit(withNewSeed(this.#book.get(id).request, this.#ports.random));
  }

  retry(id: string): Promise<Job> {
    return this.#lead(id, async (job) => {
      if (isActive(job) || job.state === 'saved') {
        throw refusal(job, 'retried');
      }
      await this.#book.record(id, { kind: 'retried', at: this.#ports.clock.now() });
    });
  }

  saveElsewhere(id: string, destination: Destination): Promise<Job> {
    return this.#lead(id, async () => {
      await this.#book.record(id, { kind: 'redirected', destination });
      await this.#book.record(id, { kind: 'retried', at: this.#ports.clock.now() });
    });
  }

  async stop(id: string): Promise<Job> {
    this.#book.get(id);
    try {
      return await this.#runs.lead(id, async () => {
        const reason = dismissReason(this.#book.get(id));
        if (reason === undefined) {
          throw refusal(this.#book.get(id), 'stopped');
        }
        const job = await this.#book.note(id, { kind: 'dismissed', at: this.#ports.clock.now(), reason });
        await this.#runs.release(id);
        return job;
      });
    } finally {
      // What could not be stopped goes on.
      this.#strays.look();
    }
  }

  async remove(id: string): Promise<void> {
    const job = this.#book.get(id);
    if (isActive(job)) {
      throw refusal(job, 'removed');
    }
    await this.#book.remove(id);
    await this.#ports.vault.discard(id);
  }

  async clearFinished(): Promise<number> {
    const finished = this.#book.list().filter((job) => job.state === 'saved' || hasNothingToFetch(job));
    await Promise.all(finished.map((job) => this.remove(job.id)));
    return finished.length;
  }

  async recover(requestId: string, model: string, destination: Destination): Promise<Job> {
    const known = this.#book.list().find((job) => requestIdOf(job) === requestId);
    if (known === undefined) {
      const { random, clock } = this.#ports;
      return this.#begin(recoveredJob(random.id(), requestId, model, destination, clock.now()));
    }
    return isActive(known) || known.state === 'saved' ? known : this.retry(known.id);
  }

  /** Ends all work of this window. Jobs stay as they are, for the next window. */
  dispose(): void {
    this.#lifetime.abort(new Error('The window is closing.'));
    this.#runs.close();
    this.#held.dispose();
  }

  /** Resolves when nothing runs any more, after `dispose`. A submission under way is let finish: its answer is worth money. */
  settled(): Promise<void> {
    return this.#runs.settled();
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

  /** Takes a job as it is on disk now, changes it as the person wants, and works on it. */
  async #lead(id: string, change: (job: Job) => Promise<void>): Promise<Job> {
    this.#book.get(id);
    await this.#runs.lead(id, async () => {
      if (!(await this.#ports.leases.acquire(id))) {
        throw new QwenImageError('invalid', { detail: 'Another window works on this job.' });
      }
      try {
        const onDisk = await this.#ports.ledger.read(id);
        if (onDisk !== undefined && onDisk.state !== this.#book.get(id).state) {
          this.#book.mirror(onDisk);
        }
        await change(this.#book.get(id));
      } catch (error) {
        await this.#runs.release(id);
        throw error;
      }
    });
    this.#runs.start(id);
    return this.#book.get(id);
  }

  async #adopt(id: string): Promise<void> {
    if (this.#runs.has(id) || !(await this.#ports.leases.acquire(id))) {
      return;
    }
    const onDisk = await this.#ports.ledger.read(id);
    if (this.#runs.has(id)) {
      return;
    }
    if (onDisk === undefined || !isActive(onDisk)) {
      await this.#runs.release(id);
    }
    if (onDisk === undefined) {
      this.#book.forget(id);
    } else {
      this.#book.mirror(onDisk);
      this.#runs.start(id);
    }
  }

  async #onEnded(outcome: 'rested' | 'lost'): Promise<void> {
    this.#strays.look();
    if (outcome === 'rested') {
      for (const job of surplus(this.#book.list(), this.#ports.settings.current().historyLimit)) {
        await this.remove(job.id);
      }
    }
  }

  /** A person in another window may end the watching here; all else about a job that runs here is decided here. */
  #onChangedElsewhere(change: LedgerChange): void {
    const id = change.kind === 'written' ? change.job.id : change.id;
    if (!this.#runs.has(id)) {
      if (change.kind === 'written') {
        this.#book.mirror(change.job);
        this.#strays.look();
      } else {
        this.#book.forget(id);
      }
    } else if (change.kind === 'written' && change.job.state === 'dismissed') {
      void this.stop(id).catch((error: unknown) => {
        this.#ports.log.info('A job was ended in another window when it could not be ended any more', error);
      });
    }
  }
}

function refusal(job: Job, what: 'retried' | 'stopped' | 'removed'): QwenImageError {
  return new QwenImageError('invalid', { detail: `A job that is ${job.state} cannot be ${what}.` });
}

import { Emitter } from '../../src/core/emitter';
import type { Job } from '../../src/core/job';
import { parseJobRecord } from '../../src/core/jobRecord';
import { formatJobRecord } from '../../src/core/jobRecordText';
import type { Ledger, LedgerChange } from '../../src/core/ports/ledger';
import { Sequences } from '../../src/host/sequences';
import type { Disk } from './disk';
import type { Actor } from './stage';

/** The ledger with the protocol of the files: news are told late, by digest, and not at all where the disk is not watched. */
export class DiskLedger implements Ledger {
  isDeaf = false;
  readonly onDidChange: Ledger['onDidChange'];
  readonly #disk: Disk;
  readonly #actor: Actor;
  readonly #onWrite: (id: string, text: string) => void;
  readonly #changes = new Emitter<LedgerChange>();
  readonly #sequences = new Sequences();
  readonly #known = new Map<string, string>();
  readonly #heard = new Set<string>();

  constructor(disk: Disk, actor: Actor, onWrite: (id: string, text: string) => void) {
    this.#disk = disk;
    this.#actor = actor;
    this.#onWrite = onWrite;
    this.onDidChange = this.#changes.event;
    const watcher = (id: string): void => {
      this.#hear(id);
    };
    disk.watchers.add(watcher);
    actor.onDeath = () => disk.watchers.delete(watcher);
  }

  async readAll(): Promise<readonly Job[]> {
    const ids = await this.#disk.read(this.#actor, 'list records', () => [...this.#disk.records.keys()]);
    const jobs = await Promise.all(ids.map((id) => this.read(id).catch(() => undefined)));
    return jobs.filter((job) => job !== undefined);
  }

  read(id: string): Promise<Job | undefined> {
    return this.#sequences.run(id, async () => {
      const text = await this.#load(id);
      if (text === undefined) {
        this.#known.delete(id);
        return undefined;
      }
      this.#known.set(id, text);
      return parsed(text);
    });
  }

  write(job: Job): Promise<void> {
    return this.#sequences.run(job.id, async () => {
      const text = formatJobRecord(job);
      await this.#disk.write(this.#actor, `write ${job.state}`, () => {
        this.#onWrite(job.id, text);
        this.#disk.records.set(job.id, text);
        this.#tell(job.id);
      });
      this.#known.set(job.id, text);
    });
  }

  remove(id: string): Promise<void> {
    return this.#sequences.run(id, async () => {
      await this.#disk.take(this.#actor, 'remove record', () => {
        this.#disk.records.delete(id);
        this.#tell(id);
      });
      this.#known.delete(id);
    });
  }

  #load(id: string): Promise<string | undefined> {
    return this.#disk.read(this.#actor, 'read record', () => this.#disk.records.get(id));
  }

  #tell(id: string): void {
    for (const hear of this.#disk.watchers) {
      hear(id);
    }
  }

  #hear(id: string): void {
    if (this.isDeaf || this.#heard.has(id)) {
      return;
    }
    this.#heard.add(id);
    void this.#disk
      .read(this.#actor, 'notice', () => this.#heard.delete(id))
      .then(() => this.#checkForNews(id))
      .catch(() => this.#heard.delete(id));
  }

  #checkForNews(id: string): Promise<void> {
    return this.#sequences.run(id, async () => {
      const before = this.#known.get(id);
      const text = await this.#load(id);
      if (text === undefined) {
        if (this.#known.delete(id)) {
          this.#changes.fire({ kind: 'removed', id });
        }
      } else if (text !== before) {
        this.#known.set(id, text);
        this.#changes.fire({ kind: 'written', job: parsed(text) });
      }
    });
  }
}

export function parsed(text: string): Job {
  const record = parseJobRecord(text);
  if (record.kind !== 'job') {
    throw new Error(`A record cannot be read: ${record.kind}`);
  }
  return record.job;
}

import { Emitter } from '../../src/core/emitter';
import type { Job } from '../../src/core/job';
import type { Ledger, LedgerChange, LedgerReading } from '../../src/core/ports/ledger';
import { QwenImageError } from '../../src/core/qwenImageError';
import { Sequences } from '../../src/host/sequences';

/** One disk for several windows, which can be told to refuse writes. */
export class MemoryDisk {
  readonly records = new Map<string, Job>();
  readonly written: Job[] = [];
  readonly changed = new Emitter<LedgerChange & { readonly by: MemoryLedger }>();
  /** Ids of records that it does not give to who reads all; and whether it gives not even their list. */
  readonly hidden = new Set<string>();
  hidesList = false;
  refuse: (job: Job) => boolean = () => false;
  refuseToRead: () => boolean = () => false;
  /** Whether records of the same job are written one after another, however long each takes. */
  isInTurn = false;
  /** Holds a write open until the test lets it go. */
  delay: (job: Job) => Promise<void> = () => Promise.resolve();
}

export class MemoryLedger implements Ledger {
  readonly #disk: MemoryDisk;

  readonly #isDeaf: boolean;

  readonly #sequences = new Sequences();

  constructor(disk: MemoryDisk = new MemoryDisk(), isDeaf = false) {
    this.#disk = disk;
    this.#isDeaf = isDeaf;
  }

  readonly onDidChange: Ledger['onDidChange'] = (listener) =>
    this.#disk.changed.event((change) => {
      if (change.by !== this && !this.#isDeaf) {
        listener(change);
      }
    });

  async readAll(ids?: readonly string[]): Promise<LedgerReading> {
    if (ids === undefined && this.#disk.hidesList) {
      throw new QwenImageError('disk', { detail: 'EMFILE (list records)' });
    }
    const wanted = ids ?? [...this.#disk.records.keys()];
    return Promise.resolve({
      jobs: wanted.flatMap((id) => (this.#disk.hidden.has(id) ? [] : (this.#disk.records.get(id) ?? []))),
      unread: wanted.filter((id) => this.#disk.hidden.has(id)),
    });
  }

  read(id: string): Promise<Job | undefined> {
    if (this.#disk.refuseToRead()) {
      return Promise.reject(new QwenImageError('disk', { detail: 'EMFILE' }));
    }
    return Promise.resolve(this.#disk.records.get(id));
  }

  write(job: Job, isOurs: () => Promise<boolean> = () => Promise.resolve(true)): Promise<boolean> {
    const write = (): Promise<boolean> => this.#write(job, isOurs);
    return this.#disk.isInTurn ? this.#sequences.run(job.id, write) : write();
  }

  async #write(job: Job, isOurs: () => Promise<boolean>): Promise<boolean> {
    if (this.#disk.refuse(job)) {
      throw new QwenImageError('disk', { detail: 'ENOSPC' });
    }
    await this.#disk.delay(job);
    if (!(await isOurs())) {
      return false;
    }
    this.#disk.records.set(job.id, job);
    this.#disk.written.push(job);
    this.#disk.changed.fire({ kind: 'written', job, by: this });
    return true;
  }

  fence(): Promise<void> {
    return Promise.resolve();
  }

  remove(id: string): Promise<void> {
    this.#disk.records.delete(id);
    this.#disk.changed.fire({ kind: 'removed', id, by: this });
    return Promise.resolve();
  }
}

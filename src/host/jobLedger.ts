import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Disposable } from '../core/disposable';
import { Emitter } from '../core/emitter';
import type { Event } from '../core/emitter';
import type { Job } from '../core/job';
import { formatJobRecord } from '../core/jobRecordText';
import { once } from '../core/late/once';
import type { Log } from '../core/log';
import type { Ledger, LedgerChange, LedgerReading } from '../core/ports/ledger';
import { QwenImageError } from '../core/qwenImageError';
import type { StartTimer } from '../core/timer';
import { systemDisk } from './disk';
import type { Disk } from './disk';
import { diskError, isMissing, onDisk } from './diskError';
import { syncFolder, temporaryName, writeDurably } from './durableFile';
import { Folder } from './folder';
import { watchFolder } from './folderWatch';
import type { WatchFolder } from './folderWatch';
import { checkedJobId, isJobId } from './jobId';
import { LedgerWatch } from './ledgerWatch';
import { Sequences } from './sequences';
import { setAside } from './setAside';
import { removeStaleTemporaries } from './staleTemporaries';

/** Files read at the same time: enough to keep Node's few file threads busy, few enough to leave handles free. */
const readers = 24;

/** The schema is loaded with the first record: many windows have none. */
const loadParser = once(() => import('../core/jobRecord'));

/** What one file holds. `digest` tells our own writing, and news that is none, from what another window wrote. */
type Found =
  | { readonly kind: 'job'; readonly job: Job; readonly digest: string }
  /** Missing, set aside, or of a later release. */
  | { readonly kind: 'none' };

/** The ledger as files `<id>.json` in one folder, which all windows share. */
export class JobLedger implements Ledger, Disposable {
  readonly #folder: Folder;
  readonly #disk: Disk;
  readonly #log: Log;
  readonly #sequences = new Sequences();
  readonly #changes: Emitter<LedgerChange>;
  readonly #watch: LedgerWatch;
  /** Digest of the text that was last read or written, by id. */
  readonly #known = new Map<string, string>();
  /** Records that a later release wrote: never written over. */
  readonly #later = new Set<string>();

  /** @param folder absolute path; made when first needed */
  constructor(
    folder: string,
    log: Log,
    watch: WatchFolder = watchFolder,
    disk: Disk = systemDisk,
    timer?: StartTimer,
  ) {
    this.#folder = new Folder(folder, disk);
    this.#disk = disk;
    this.#log = log;
    this.#changes = new Emitter((error) => {
      log.error('A listener of the ledger failed.', error);
    });
    this.#watch = new LedgerWatch(this.#folder, watch, log, (id) => this.#checkForNews(id), timer);
  }

  /** Watching begins with the first listener. */
  readonly onDidChange: Event<LedgerChange> = (listener) => {
    const subscription = this.#changes.event(listener);
    void this.#watch.start();
    return subscription;
  };

  async readAll(ids?: readonly string[]): Promise<LedgerReading> {
    // What changes after the listing is told by the watch, so that must listen first.
    await this.#watch.started;
    const wanted = ids ?? (await this.#list());
    const jobs: Job[] = [];
    const unread: string[] = [];
    let next = 0;
    const readOn = async (): Promise<void> => {
      for (let id = wanted[next]; id !== undefined; id = wanted[next]) {
        next += 1;
        try {
          const job = await this.read(id);
          if (job !== undefined) {
            jobs.push(job);
          }
        } catch (error) {
          // One record that the disk will not give must not hide all others.
          this.#log.error(`The record of job ${id} could not be read.`, error);
          unread.push(id);
        }
      }
    };
    await Promise.all(Array.from({ length: readers }, readOn));
    return { jobs, unread };
  }

  async #list(): Promise<readonly string[]> {
    const folder = await this.#folder.ready();
    const names = await onDisk('list records', () => this.#disk.readdir(folder));
    void removeStaleTemporaries(this.#disk, folder, names);
    return names
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .filter(isJobId);
  }

  read(id: string): Promise<Job | undefined> {
    return this.#sequences.run(checkedJobId(id), async () => {
      const found = await this.#load(id);
      if (found.kind === 'none') {
        this.#known.delete(id);
        return undefined;
      }
      this.#known.set(id, found.digest);
      return found.job;
    });
  }

  write(job: Job, isOurs: () => Promise<boolean> = () => Promise.resolve(true)): Promise<boolean> {
    return this.#sequences.run(checkedJobId(job.id), async () => {
      if (this.#later.has(job.id)) {
        throw new QwenImageError('disk', { detail: 'a later release wrote this record (write record)' });
      }
      const text = formatJobRecord(job);
      await this.#folder.ready();
      const isWritten = await onDisk('write record', () => this.#put(job.id, text, isOurs));
      if (isWritten) {
        this.#known.set(job.id, digestOf(text));
      }
      return isWritten;
    });
  }

  async #put(id: string, text: string, isOurs: () => Promise<boolean>): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const isWritten = await writeDurably(this.#disk, this.#pathOf(id), text, isOurs);
        await this.#folder.last();
        return isWritten;
      } catch (error) {
        // Fenced: another window has taken the temporary file away.
        if (!isMissing(error) || attempt > 2) {
          throw error;
        }
        if (!(await isOurs())) {
          return false;
        }
      }
    }
  }

  /**
   * Whoever writes asks for the lease when its temporary file is there. So either it sees that the lease is gone, or its file is
   * there to be taken away now, or its record is there to be read.
   */
  fence(id: string): Promise<void> {
    return this.#sequences.run(checkedJobId(id), () =>
      onDisk('fence record', async () => {
        const folder = await this.#folder.ready();
        const names = (await this.#disk.readdir(folder)).filter(
          (name) => name.startsWith(`${id}.json.`) && temporaryName.test(name),
        );
        for (const name of names) {
          await this.#disk.rm(join(folder, name), { force: true });
        }
        // The other window may have died before it came so far, and what is done from here on relies on its record.
        await syncFolder(this.#disk, folder);
        await this.#folder.last();
      }),
    );
  }

  remove(id: string): Promise<void> {
    return this.#sequences.run(checkedJobId(id), async () => {
      if (this.#later.has(id)) {
        return;
      }
      await onDisk('remove record', () => this.#disk.rm(this.#pathOf(id), { force: true }));
      this.#known.delete(id);
    });
  }

  dispose(): void {
    this.#watch.dispose();
    this.#changes.dispose();
  }

  #pathOf(id: string): string {
    return join(this.#folder.path, `${id}.json`);
  }

  async #load(id: string): Promise<Found> {
    let text: string;
    try {
      text = await this.#disk.readText(this.#pathOf(id));
    } catch (error) {
      if (isMissing(error)) {
        this.#later.delete(id);
        return { kind: 'none' };
      }
      throw diskError('read record', error);
    }
    const { parseJobRecord } = await loadParser();
    const record = parseJobRecord(text);
    if (record.kind === 'laterVersion') {
      if (!this.#later.has(id)) {
        this.#later.add(id);
        this.#log.warn(`Job ${id} was written by a later release and is left alone.`, {
          version: record.version,
        });
      }
      return { kind: 'none' };
    }
    this.#later.delete(id);
    if (record.kind === 'job' && record.job.id === id) {
      return { kind: 'job', job: record.job, digest: digestOf(text) };
    }
    const expected = record.kind === 'job' ? 'the id that the file is named after' : record.expected;
    const name = await onDisk('set record aside', () => setAside(this.#disk, this.#pathOf(id)));
    this.#log.error(`The record of job ${id} cannot be read and was set aside as ${name}.`, { expected });
    return { kind: 'none' };
  }

  #checkForNews(id: string): Promise<void> {
    return this.#sequences.run(id, async () => {
      const before = this.#known.get(id);
      const found = await this.#load(id);
      if (found.kind === 'none') {
        if (this.#known.delete(id)) {
          this.#changes.fire({ kind: 'removed', id });
        }
      } else if (found.digest !== before) {
        this.#known.set(id, found.digest);
        this.#changes.fire({ kind: 'written', job: found.job });
      }
    });
  }
}

function digestOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}

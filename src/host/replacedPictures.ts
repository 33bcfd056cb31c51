import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../core/clock';
import type { Log } from '../core/log';
import type { Replacement } from '../core/replacement';
import { systemDisk } from './disk';
import type { Disk } from './disk';
import { isMissing, onDisk } from './diskError';
import { renameStubbornly, syncFolder, temporaryPath, writeDurably } from './durableFile';
import { Folder } from './folder';
import { isRecord } from './plainShapes';
import type { Stored } from './placement';

/** What is kept of the past. A picture of usual size is 2 MB. */
export const replacedLimits = { count: 200, bytes: 500_000_000, age: 90 * 24 * 3_600_000 } as const;

/** ms that bytes without a note stay: another window may be about to write the note. */
const grace = 3_600_000;

const hash = /^[\da-f]{64}$/;
/** Bytes that were replaced, by their hash, and notes of what they were replaced by: `<hash>.bin` and `<hash>.json`. */
export class ReplacedPictures {
  readonly #folder: Folder;
  readonly #disk: Disk;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #log: Log;

  /** @param folder absolute path; made when first needed */
  constructor(folder: string, clock: Pick<Clock, 'now'>, log: Log, disk: Disk = systemDisk) {
    this.#folder = new Folder(folder, disk);
    this.#disk = disk;
    this.#clock = clock;
    this.#log = log;
  }

  /** Keeps bytes that are about to be replaced, and notes by what. The same twice is once. Rejects with `disk`. */
  async keep(change: Pick<Replacement, 'uri' | 'root' | 'after'>, bytes: Uint8Array): Promise<Replacement> {
    const { sha256: before } = await this.store(bytes);
    const note: Replacement = { ...change, before, at: this.#clock.now() };
    await this.#write(note);
    await this.#prune().catch((error: unknown) => {
      this.#log.warn('Replaced pictures could not be pruned', error);
    });
    return note;
  }

  /** Keeps bytes on disk, whole or not at all. */
  async store(bytes: Uint8Array): Promise<Stored> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const stored: Stored = { file: `${sha256}.bin`, size: bytes.length, sha256 };
    const folder = await this.#folder.ready();
    const path = join(folder, stored.file);
    await onDisk('keep replaced picture', async () => {
      if ((await this.find(sha256)) !== undefined) {
        const now = new Date(this.#disk.now());
        // Fresh again: not pruned before its note is written.
        await this.#disk.utimes(path, now, now);
        return;
      }
      const temporary = temporaryPath(path);
      try {
        const file = await this.#disk.open(temporary, 'wx');
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await renameStubbornly(this.#disk, temporary, path);
      } catch (error) {
        await this.#disk.rm(temporary, { force: true }).catch(() => {});
        throw error;
      }
      await syncFolder(this.#disk, folder);
      await this.#folder.last();
    });
    return stored;
  }

  /** Bytes that are kept, whole; undefined when they are pruned or damaged. */
  async find(sha256: string): Promise<(Stored & { readonly path: string }) | undefined> {
    const file = `${sha256}.bin`;
    const path = join(await this.#folder.ready(), file);
    const bytes = await this.#disk.readFile(path).catch(() => undefined);
    const isWhole = bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256;
    return isWhole ? { file, path, size: bytes.length, sha256 } : undefined;
  }

  /** Newest first. What cannot be read counts as not there. */
  async list(): Promise<readonly Replacement[]> {
    const folder = await this.#folder.ready();
    const names = await onDisk('list replacements', () => this.#disk.readdir(folder));
    const notes = names.filter((name) => name.endsWith('.json'));
    const all = await Promise.all(notes.map((name) => readNote(this.#disk, join(folder, name))));
    return all.filter((note) => note !== undefined).sort((one, other) => other.at - one.at);
  }

  /** The file has another address: written under that first, so that nothing is lost in between. */
  async move(note: Replacement, place: Pick<Replacement, 'uri' | 'root'>): Promise<void> {
    await this.#write({ ...note, ...place });
    await this.forget(note);
  }

  async forget(note: Replacement): Promise<void> {
    const path = await this.#notePath(note);
    await onDisk('forget replacement', () => this.#disk.rm(path, { force: true }));
  }

  async #write(note: Replacement): Promise<void> {
    const path = await this.#notePath(note);
    await onDisk('note replacement', () =>
      writeDurably(this.#disk, path, JSON.stringify({ version: 1, ...note })),
    );
  }

  async #notePath({ uri, before, after }: Omit<Replacement, 'at'>): Promise<string> {
    const name = createHash('sha256')
      .update(JSON.stringify([uri, before, after]))
      .digest('hex');
    return join(await this.#folder.ready(), `${name}.json`);
  }

  async #prune(): Promise<void> {
    const folder = await this.#folder.ready();
    const now = this.#clock.now();
    const sizes = new Map<string, { readonly size: number; readonly isFresh: boolean }>();
    for (const name of (await this.#disk.readdir(folder)).filter((each) => each.endsWith('.bin'))) {
      const { size, mtimeMs } = await this.#disk.stat(join(folder, name));
      sizes.set(name.slice(0, -'.bin'.length), { size, isFresh: now - mtimeMs < grace });
    }
    const wanted = new Set<string>();
    let bytes = 0;
    for (const [index, note] of (await this.list()).entries()) {
      bytes += wanted.has(note.before) ? 0 : (sizes.get(note.before)?.size ?? 0);
      const isWanted =
        index === 0 ||
        (index < replacedLimits.count &&
          bytes <= replacedLimits.bytes &&
          now - note.at <= replacedLimits.age);
      if (isWanted) {
        wanted.add(note.before);
      } else {
        await this.forget(note);
      }
    }
    for (const [sha256, { isFresh }] of sizes) {
      if (!wanted.has(sha256) && !isFresh) {
        await this.#disk.rm(join(folder, `${sha256}.bin`), { force: true });
      }
    }
  }
}

async function readNote(disk: Disk, path: string): Promise<Replacement | undefined> {
  try {
    return noteIn(JSON.parse(await disk.readText(path)));
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

function noteIn(content: unknown): Replacement | undefined {
  if (!isRecord(content) || content['version'] !== 1) {
    return undefined;
  }
  const { uri, root, before, after, at } = content;
  const isWhole = isText(uri) && isText(root) && isHash(before) && isHash(after) && isNumber(at);
  return isWhole ? { uri, root, before, after, at } : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isHash(value: unknown): value is string {
  return isText(value) && hash.test(value);
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

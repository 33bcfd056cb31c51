import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QwenImageError } from '../core/qwenImageError';
import type { Disk } from './disk';
import { errorCodeOf } from './diskError';
import { renameStubbornly, stubbornly, syncFolder, temporaryName, temporaryPath } from './durableFile';
import { enterFolder, lstatIfThere } from './enterFolder';
import type { Place } from './place';
import { maximumReplacedSize } from './placement';
import { Sequences } from './sequences';
import type { Turns } from './swapTurns';
import type { Lying, Placed, Placement, Stored } from './placement';

/** What file systems without hard links answer: FAT, some network drives, Android. */
const withoutLinks = new Set([
  'EPERM',
  'EACCES',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EXDEV',
  'EMLINK',
  'EINVAL',
]);

/** Bytes read at a time, to compare. */
const partLength = 65_536;

/** Pictures in folders of this machine, with the kernel's own copy and no byte in memory. */
export class DiskPlacement implements Placement {
  readonly #disk: Disk;
  readonly #turns: Turns;

  constructor(disk: Disk, turns: Turns = new Sequences()) {
    this.#disk = disk;
    this.#turns = turns;
  }

  async list({ root, folders }: Omit<Place, 'name'>): Promise<readonly string[]> {
    const folder = await enterFolder(this.#disk, fileURLToPath(root), folders, false);
    return folder === undefined ? [] : this.#disk.readdir(folder);
  }

  async exists({ root, folders, name }: Place): Promise<boolean> {
    return (await lstatIfThere(this.#disk, join(fileURLToPath(root), ...folders, name))) !== undefined;
  }

  async put(source: string, kept: Stored, { root, folders, name }: Place): Promise<Placed> {
    const folder = await enterFolder(this.#disk, fileURLToPath(root), folders, true);
    const placed = await this.#putInto(folder, name, source, kept);
    if (placed !== 'taken') {
      // Also when it lay there: the window that put it there may not have come so far.
      await this.#syncUp(fileURLToPath(root), folders);
    }
    return placed;
  }

  async read(place: Place): Promise<Lying> {
    const { root, folders, name } = place;
    const folder = await enterFolder(this.#disk, fileURLToPath(root), folders, false);
    return folder === undefined ? { kind: 'nothing' } : readLying(this.#disk, join(folder, name));
  }

  async replace(source: string, kept: Stored, place: Place, expected: string): Promise<Placed> {
    const { root, folders, name } = place;
    const folder = await enterFolder(this.#disk, fileURLToPath(root), folders, false);
    if (folder === undefined) {
      return 'taken';
    }
    // One after the other: of two jobs for the same file, the second must see what the first has put there.
    const file = join(await this.#disk.realpath(folder), name);
    const placed = await this.#turns.run(file, () => this.#replaceIn(folder, name, source, kept, expected));
    if (placed !== 'taken') {
      await this.#syncUp(fileURLToPath(root), folders);
    }
    return placed;
  }

  async #putInto(folder: string, name: string, source: string, kept: Stored): Promise<Placed> {
    const target = join(folder, name);
    await this.#clearAway(folder, kept);
    if ((await lstatIfThere(this.#disk, target)) !== undefined) {
      return compare(this.#disk, target, kept);
    }
    // A name of its own: another window that believes the job to be its own must not write into what gets a name here.
    const temporary = temporaryPath(join(folder, `.${kept.file}`));
    try {
      await copyWhole(this.#disk, source, temporary, kept.size);
      const isPlaced = await this.#publish(temporary, target);
      return isPlaced ? 'placed' : await compare(this.#disk, target, kept);
    } finally {
      await this.#disk.rm(temporary, { force: true }).catch(() => {});
    }
  }

  async #replaceIn(
    folder: string,
    name: string,
    source: string,
    kept: Stored,
    expected: string,
  ): Promise<Placed> {
    const target = join(folder, name);
    await this.#clearAway(folder, kept);
    const temporary = temporaryPath(join(folder, `.${kept.file}`));
    try {
      await copyWhole(this.#disk, source, temporary, kept.size);
      return await stubbornly(this.#disk, async () => {
        // Last of all, so that the moment in which somebody else's bytes could be lost is as short as a rename.
        const there = await readLying(this.#disk, target);
        if (there.kind !== 'file' || there.sha256 !== expected) {
          return there.kind === 'file' && there.sha256 === kept.sha256 ? 'present' : 'taken';
        }
        await this.#disk.chmod(temporary, (await this.#disk.lstat(target)).mode).catch(() => {});
        await this.#disk.rename(temporary, target);
        return 'placed';
      });
    } finally {
      await this.#disk.rm(temporary, { force: true }).catch(() => {});
    }
  }

  /** What a window that is gone has left of this picture. */
  async #clearAway(folder: string, kept: Stored): Promise<void> {
    for (const name of await this.#disk.readdir(folder)) {
      if (name.startsWith(`.${kept.file}.`) && temporaryName.test(name)) {
        await this.#disk.rm(join(folder, name), { force: true });
      }
    }
  }

  /** The folders, too, may have been made just now, here or by a window that is gone. */
  async #syncUp(root: string, folders: readonly string[]): Promise<void> {
    for (let depth = folders.length; depth >= 0; depth -= 1) {
      await syncFolder(this.#disk, join(root, ...folders.slice(0, depth)));
    }
  }

  /** Gives the finished file its name, unless something has that name. */
  async #publish(temporary: string, target: string): Promise<boolean> {
    try {
      await this.#disk.link(temporary, target);
      return true;
    } catch (error) {
      const code = errorCodeOf(error);
      if (code === 'EEXIST') {
        return false;
      }
      if (!withoutLinks.has(code ?? '')) {
        throw error;
      }
    }
    return reserveAndRename(this.#disk, temporary, target);
  }
}

/** Takes the name with an empty file of our own, the only file that the rename then replaces. */
async function reserveAndRename(disk: Disk, temporary: string, target: string): Promise<boolean> {
  try {
    await (await disk.open(target, 'wx')).close();
  } catch (error) {
    if (errorCodeOf(error) === 'EEXIST') {
      return false;
    }
    throw error;
  }
  try {
    await renameStubbornly(disk, temporary, target);
    return true;
  } catch (error) {
    // Not what somebody has put there since.
    if (await isStillReserved(disk, target)) {
      await disk.rm(target, { force: true }).catch(() => {});
    }
    throw error;
  }
}

async function isStillReserved(disk: Disk, target: string): Promise<boolean> {
  return (await lstatIfThere(disk, target).catch(() => undefined))?.size === 0;
}

async function readLying(disk: Disk, path: string): Promise<Lying> {
  const stats = await lstatIfThere(disk, path);
  if (stats === undefined) {
    return { kind: 'nothing' };
  }
  if (!stats.isFile() || stats.size > maximumReplacedSize) {
    return { kind: 'other' };
  }
  const bytes = await disk.readFile(path);
  return { kind: 'file', bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function copyWhole(disk: Disk, source: string, temporary: string, size: number): Promise<void> {
  await disk.copyFile(source, temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  const file = await disk.open(temporary, 'r+');
  try {
    if ((await file.stat()).size !== size) {
      throw new QwenImageError('disk', { detail: 'the kept picture has changed (save picture)' });
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

async function compare(disk: Disk, target: string, kept: Stored): Promise<Placed> {
  const stats = await disk.lstat(target);
  if (!stats.isFile() || stats.size !== kept.size) {
    return 'taken';
  }
  return (await digestOf(disk, target)) === kept.sha256 ? 'present' : 'taken';
}

async function digestOf(disk: Disk, path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await disk.open(path, 'r');
  try {
    const part = new Uint8Array(partLength);
    for (let position = 0; ;) {
      const { bytesRead } = await file.read(part, 0, part.length, position);
      if (bytesRead === 0) {
        return hash.digest('hex');
      }
      hash.update(part.subarray(0, bytesRead));
      position += bytesRead;
    }
  } finally {
    await file.close();
  }
}

import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { chmod, copyFile, link, lstat, open, readFile, readdir, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QwenImageError } from '../core/qwenImageError';
import { errorCodeOf } from './diskError';
import { renameStubbornly, syncFolder } from './durableFile';
import { enterFolder, lstatIfThere } from './enterFolder';
import type { Place } from './place';
import { maximumReplacedSize } from './placement';
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

type Link = (existing: string, name: string) => Promise<void>;

/** Pictures in folders of this machine, with the kernel's own copy and no byte in memory. */
export class DiskPlacement implements Placement {
  readonly #link: Link;

  constructor(linkFile: Link = link) {
    this.#link = linkFile;
  }

  async list({ root, folders }: Omit<Place, 'name'>): Promise<readonly string[]> {
    const folder = await enterFolder(fileURLToPath(root), folders, false);
    return folder === undefined ? [] : readdir(folder);
  }

  async exists({ root, folders, name }: Place): Promise<boolean> {
    return (await lstatIfThere(join(fileURLToPath(root), ...folders, name))) !== undefined;
  }

  async put(source: string, kept: Stored, { root, folders, name }: Place): Promise<Placed> {
    const folder = await enterFolder(fileURLToPath(root), folders, true);
    const target = join(folder, name);
    // The same name each time: a retry after a crash clears away what was left.
    const temporary = join(folder, `.${kept.file}.tmp`);
    try {
      if ((await lstatIfThere(target)) !== undefined) {
        return await compare(target, kept);
      }
      await copyWhole(source, temporary, kept.size);
      const isPlaced = await this.#publish(temporary, target);
      if (!isPlaced) {
        return await compare(target, kept);
      }
    } finally {
      await rm(temporary, { force: true }).catch(() => {});
    }
    await syncFolder(folder);
    return 'placed';
  }

  async read(place: Place): Promise<Lying> {
    const { root, folders, name } = place;
    const folder = await enterFolder(fileURLToPath(root), folders, false);
    return folder === undefined ? { kind: 'nothing' } : readLying(join(folder, name));
  }

  async replace(source: string, kept: Stored, place: Place, expected: string): Promise<Placed> {
    const { root, folders, name } = place;
    const folder = await enterFolder(fileURLToPath(root), folders, false);
    if (folder === undefined) {
      return 'taken';
    }
    const target = join(folder, name);
    const temporary = join(folder, `.${kept.file}.tmp`);
    try {
      await copyWhole(source, temporary, kept.size);
      // Last of all, so that the moment in which somebody else's bytes could be lost is as short as a rename.
      const there = await readLying(target);
      if (there.kind !== 'file' || there.sha256 !== expected) {
        return there.kind === 'file' && there.sha256 === kept.sha256 ? 'present' : 'taken';
      }
      await chmod(temporary, (await lstat(target)).mode).catch(() => {});
      await renameStubbornly(temporary, target);
    } finally {
      await rm(temporary, { force: true }).catch(() => {});
    }
    await syncFolder(folder);
    return 'placed';
  }

  /** Gives the finished file its name, unless something has that name. */
  async #publish(temporary: string, target: string): Promise<boolean> {
    try {
      await this.#link(temporary, target);
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
    return reserveAndRename(temporary, target);
  }
}

/** Takes the name with an empty file of our own, the only file that the rename then replaces. */
async function reserveAndRename(temporary: string, target: string): Promise<boolean> {
  try {
    await (await open(target, 'wx')).close();
  } catch (error) {
    if (errorCodeOf(error) === 'EEXIST') {
      return false;
    }
    throw error;
  }
  try {
    await renameStubbornly(temporary, target);
    return true;
  } catch (error) {
    await unlink(target).catch(() => {});
    throw error;
  }
}

async function readLying(path: string): Promise<Lying> {
  const stats = await lstatIfThere(path);
  if (stats === undefined) {
    return { kind: 'nothing' };
  }
  if (!stats.isFile() || stats.size > maximumReplacedSize) {
    return { kind: 'other' };
  }
  const bytes = await readFile(path);
  return { kind: 'file', bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function copyWhole(source: string, temporary: string, size: number): Promise<void> {
  await rm(temporary, { force: true });
  await copyFile(source, temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  const file = await open(temporary, 'r+');
  try {
    if ((await file.stat()).size !== size) {
      throw new QwenImageError('disk', { detail: 'the kept picture has changed (save picture)' });
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

async function compare(target: string, kept: Stored): Promise<Placed> {
  const stats = await lstat(target);
  if (!stats.isFile() || stats.size !== kept.size) {
    return 'taken';
  }
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(target)) {
    if (chunk instanceof Uint8Array) {
      hash.update(chunk);
    }
  }
  return hash.digest('hex') === kept.sha256 ? 'present' : 'taken';
}

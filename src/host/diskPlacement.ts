import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, link, lstat, open, readdir, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KeptOutput } from '../core/job';
import { QwenImageError } from '../core/qwenImageError';
import { errorCodeOf } from './diskError';
import { renameStubbornly, syncFolder } from './durableFile';
import { enterFolder, lstatIfThere } from './enterFolder';
import type { Place } from './place';
import type { Placed, Placement } from './placement';

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

  async put(source: string, kept: KeptOutput, { root, folders, name }: Place): Promise<Placed> {
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

async function compare(target: string, kept: KeptOutput): Promise<Placed> {
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

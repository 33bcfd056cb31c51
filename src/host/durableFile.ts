import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type { Disk } from './disk';
import { errorCodeOf } from './diskError';

/** Milliseconds between tries: virus scanners and indexers on Windows hold a new file for a moment. */
const renameDelays = [10, 30, 90, 270, 500];

export const temporaryName = /\.\d+\.[\da-f]{12}\.tmp$/;

/** A name beside `path` that no other window and no earlier run uses. */
export function temporaryPath(path: string): string {
  return `${path}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
}

/**
 * Replaces a file's content whole or not at all: temporary file in the same folder, fsync, rename, fsync of the folder.
 * False when it is not wanted any more, asked when all is there but the name.
 * Not the write-file-atomic package: its signal-exit dependency patches `process`, which all extensions share.
 */
export async function writeDurably(
  disk: Disk,
  path: string,
  content: string | Uint8Array,
  isWanted: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<boolean> {
  const temporary = temporaryPath(path);
  try {
    const file = await disk.open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!(await isWanted())) {
      await disk.rm(temporary, { force: true }).catch(() => {});
      return false;
    }
    await renameStubbornly(disk, temporary, path);
  } catch (error) {
    await disk.rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(disk, dirname(path));
  return true;
}

/** As `rename`, trying again while another program holds the file. */
export function renameStubbornly(disk: Disk, from: string, to: string): Promise<void> {
  return stubbornly(disk, () => disk.rename(from, to));
}

/** Does it again, all of it, while another program holds the file. */
export async function stubbornly<T>(disk: Disk, task: () => Promise<T>): Promise<T> {
  for (const milliseconds of renameDelays) {
    try {
      return await task();
    } catch (error) {
      const code = errorCodeOf(error);
      if (code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY') {
        throw error;
      }
      await disk.pause(milliseconds);
    }
  }
  return task();
}

/** What a disk that fails answers, other than a system that cannot sync folders. */
const failures = new Set(['EIO', 'ENOSPC', 'EDQUOT']);

/** Makes a rename survive a loss of power. Some systems cannot sync a folder; there the rename is as safe as it gets. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  try {
    const handle = await disk.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    // Windows refuses to open a folder, some network drives to sync one.
    if (failures.has(errorCodeOf(error) ?? '')) {
      throw error;
    }
  }
}

import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
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
 * Not the write-file-atomic package: its signal-exit dependency patches `process`, which all extensions share.
 */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = temporaryPath(path);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await renameStubbornly(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(path));
}

/** As `rename`, trying again while another program holds the file. */
export async function renameStubbornly(
  from: string,
  to: string,
  renameOnce: (from: string, to: string) => Promise<void> = rename,
): Promise<void> {
  for (const milliseconds of renameDelays) {
    try {
      await renameOnce(from, to);
      return;
    } catch (error) {
      const code = errorCodeOf(error);
      if (code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY') {
        throw error;
      }
      await delay(milliseconds);
    }
  }
  await renameOnce(from, to);
}

/** Makes a rename survive a loss of power. Some systems cannot sync a folder; there the rename is as safe as it gets. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows refuses to open a folder, some network drives to sync one.
  }
}

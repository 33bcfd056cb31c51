import { join } from 'node:path';
import { QwenImageError } from '../core/qwenImageError';
import type { Disk, DiskFacts } from './disk';
import { errorCodeOf, isMissing } from './diskError';
import { throughLink } from './placement';
import { liesBelow } from './reach';

/**
 * Walks from the root to a folder, one name at a time, and never through a symbolic link. The root itself may be
 * reached by one: it is what the person opened.
 */
export async function enterFolder(
  disk: Disk,
  root: string,
  names: readonly string[],
  isMaking: true,
): Promise<string>;
export async function enterFolder(
  disk: Disk,
  root: string,
  names: readonly string[],
  isMaking: false,
): Promise<string | undefined>;
export async function enterFolder(
  disk: Disk,
  root: string,
  names: readonly string[],
  isMaking: boolean,
): Promise<string | undefined> {
  const realRoot = await disk.realpath(root);
  let folder = root;
  for (const name of names) {
    folder = join(folder, name);
    let stats = await lstatIfThere(disk, folder);
    if (stats === undefined) {
      if (!isMaking) {
        return undefined;
      }
      await disk.mkdir(folder).catch((error: unknown) => {
        if (errorCodeOf(error) !== 'EEXIST') {
          throw error;
        }
      });
      stats = await disk.lstat(folder);
    }
    if (stats.isSymbolicLink()) {
      throw new QwenImageError('disk', { detail: throughLink });
    }
    if (!stats.isDirectory()) {
      throw new QwenImageError('disk', { detail: 'ENOTDIR (find place)' });
    }
  }
  if (!liesBelow(realRoot, await disk.realpath(folder))) {
    throw new QwenImageError('disk', { detail: 'outside the workspace folder (find place)' });
  }
  return folder;
}

export async function lstatIfThere(disk: Disk, path: string): Promise<DiskFacts | undefined> {
  try {
    return await disk.lstat(path);
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

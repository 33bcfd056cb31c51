import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Disk } from './disk';
import { isMissing } from './diskError';
import { schemeOf } from './place';

/** Whether a path is that of a folder, or lies below it. Both as the disk tells them, or both as somebody wrote them. */
export function liesBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * Whether a file that is in one of the folders by its name is in none of them really: a folder that somebody else made may
 * hold links to anything. False of what a person names elsewhere, of what is not there, and where only VS Code reaches.
 * Rejects with whatever the disk says.
 */
export async function leadsOut(disk: Disk, uri: string, roots: readonly string[]): Promise<boolean> {
  if (schemeOf(uri) !== 'file') {
    return false;
  }
  const path = fileURLToPath(uri);
  const folders = roots.filter((root) => schemeOf(root) === 'file').map((root) => fileURLToPath(root));
  // By the names alone: `rootOf` leaves out folders that are never written to, and links may lie there too.
  if (!folders.some((folder) => liesBelow(folder, path))) {
    return false;
  }
  const real = await realPath(disk, path);
  if (real === undefined) {
    return false;
  }
  for (const folder of folders) {
    const realFolder = await realPath(disk, folder);
    if (realFolder !== undefined && liesBelow(realFolder, real)) {
      return false;
    }
  }
  return true;
}

async function realPath(disk: Disk, path: string): Promise<string | undefined> {
  try {
    return await disk.realpath(path);
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

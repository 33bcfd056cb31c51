import { join } from 'node:path';
import type { Disk } from './disk';
import { temporaryName } from './durableFile';

/** Milliseconds after which no writer can still be at work on a temporary file. */
const staleAfter = 3_600_000;

/** Removes what crashes left behind, of the names that a folder was found to hold. Never rejects: it is only tidying. */
export async function removeStaleTemporaries(
  disk: Disk,
  folder: string,
  names: readonly string[],
): Promise<void> {
  for (const name of names.filter((candidate) => temporaryName.test(candidate))) {
    try {
      const path = join(folder, name);
      if (disk.now() - (await disk.stat(path)).mtimeMs > staleAfter) {
        await disk.rm(path, { force: true });
      }
    } catch {
      // Another window was faster, or it cannot be removed: it harms nobody.
    }
  }
}

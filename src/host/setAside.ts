import { basename, dirname, join } from 'node:path';
import type { Disk } from './disk';
import { errorCodeOf } from './diskError';

const folderName = 'unreadable';

/** Moves a file into the folder `unreadable` beside it, never over another one. Returns its name there. */
export async function setAside(disk: Disk, path: string): Promise<string> {
  const folder = join(dirname(path), folderName);
  await disk.mkdir(folder, { recursive: true });
  for (let counter = 1; ; counter += 1) {
    const name = counter === 1 ? basename(path) : `${basename(path)}.${counter}`;
    try {
      await disk.link(path, join(folder, name));
    } catch (error) {
      const code = errorCodeOf(error);
      if (code === 'EEXIST') {
        continue;
      }
      if (code === 'ENOENT') {
        return name; // Another window was faster.
      }
      // No hard links here: the time makes the name unique.
      const unique = `${basename(path)}.${disk.now()}.${process.pid}`;
      await disk.rename(path, join(folder, unique));
      return unique;
    }
    await disk.rm(path, { force: true });
    return name;
  }
}

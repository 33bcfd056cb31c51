import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, onDisk } from './diskError';

/** Ids of the jobs that have a star: files of the panel, one each, so that all windows see the same. Rejects with `disk`. */
export function starredJobs(storage: string): Promise<ReadonlySet<string>> {
  return onDisk('read stars', async () => {
    try {
      return new Set(await readdir(join(storage, 'panel', 'stars')));
    } catch (error) {
      if (isMissing(error)) {
        return new Set();
      }
      throw error;
    }
  });
}

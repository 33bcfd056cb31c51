import type { PanelFiles } from './panelFiles';

/** Which jobs are starred: one empty file each, so that two windows cannot overwrite each other's. */
export class Stars {
  readonly #files: PanelFiles;
  #ids: ReadonlySet<string> = new Set();

  constructor(files: PanelFiles) {
    this.#files = files;
  }

  /** Reads anew what other windows may have changed. */
  async load(): Promise<void> {
    this.#ids = new Set(await this.#files.list('stars'));
  }

  has(jobId: string): boolean {
    return this.#ids.has(jobId);
  }

  /** Forgets those of all other jobs. */
  async keepOnly(jobIds: ReadonlySet<string>): Promise<void> {
    for (const id of [...this.#ids].filter((candidate) => !jobIds.has(candidate))) {
      await this.set(id, false);
    }
  }

  async set(jobId: string, isStarred: boolean): Promise<void> {
    const path = `stars/${jobId}`;
    const ids = new Set(this.#ids);
    if (isStarred) {
      ids.add(jobId);
    } else {
      ids.delete(jobId);
    }
    this.#ids = ids;
    await (isStarred ? this.#files.write(path, new Uint8Array()) : this.#files.remove(path));
  }
}

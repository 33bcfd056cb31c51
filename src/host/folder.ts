import { dirname } from 'node:path';
import type { Disk } from './disk';
import { onDisk } from './diskError';
import { syncFolder } from './durableFile';

/** A folder that is made when it is first needed. */
export class Folder {
  readonly path: string;
  readonly #disk: Disk;
  #making: Promise<string> | undefined;
  #isLasting = false;

  constructor(path: string, disk: Disk) {
    this.path = path;
    this.#disk = disk;
  }

  /** The path of the folder, which exists now. Rejects with `disk`; then the next call tries again. */
  ready(): Promise<string> {
    this.#making ??= onDisk('make storage folder', () =>
      this.#disk.mkdir(this.path, { recursive: true }),
    ).then(
      () => this.path,
      (error: unknown) => {
        this.#making = undefined;
        throw error;
      },
    );
    return this.#making;
  }

  /** Makes the folder itself survive a loss of power, once: what was made safe in it would be lost with it. */
  async last(): Promise<void> {
    if (!this.#isLasting) {
      const parent = dirname(this.path);
      await syncFolder(this.#disk, parent);
      await syncFolder(this.#disk, dirname(parent));
      this.#isLasting = true;
    }
  }
}

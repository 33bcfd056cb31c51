import { createHash } from 'node:crypto';
import { nameKey } from '../assets/freeName';
import type { Leases } from '../core/ports/leases';
import type { Disk } from './disk';
import { Sequences } from './sequences';

/** Runs what concerns the same file one after the other. */
export interface Turns {
  run<T>(file: string, swap: () => Promise<T>): Promise<T>;
}

/** How long one waits for another window, which is done in some ms unless it hangs or is gone. */
const patience = 3_000;
const interval = 50;

/**
 * One swap of a file at a time, in all windows. Without the lease, where another window keeps it or the disk will not give it, the
 * last look at the file before the rename is what is left.
 */
export class SwapTurns implements Turns {
  readonly #leases: Pick<Leases, 'acquire' | 'release'>;
  readonly #disk: Pick<Disk, 'pause'>;
  readonly #sequences = new Sequences();

  constructor(leases: Pick<Leases, 'acquire' | 'release'>, disk: Pick<Disk, 'pause'>) {
    this.#leases = leases;
    this.#disk = disk;
  }

  run<T>(file: string, swap: () => Promise<T>): Promise<T> {
    const id = leaseIdOf(file);
    return this.#sequences.run(id, async () => {
      const isOurs = await this.#acquire(id).catch(() => false);
      try {
        return await swap();
      } finally {
        if (isOurs) {
          // One that cannot be given back runs out.
          await this.#leases.release(id).catch(() => {});
        }
      }
    });
  }

  async #acquire(id: string): Promise<boolean> {
    for (let waited = 0; waited < patience; waited += interval) {
      if (await this.#leases.acquire(id)) {
        return true;
      }
      await this.#disk.pause(interval);
    }
    return this.#leases.acquire(id);
  }
}

/** In the form of a job's id, which leases go by. */
function leaseIdOf(file: string): string {
  const hash = createHash('sha256').update(nameKey(file)).digest('hex');
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

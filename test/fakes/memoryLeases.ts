import type { Leases } from '../../src/core/ports/leases';

/** Leases of several windows in one memory. A window that is gone keeps its leases until they are said to have run out. */
export class MemoryLeases implements Leases {
  readonly duration = 20_000;
  readonly #owners: Map<string, MemoryLeases>;
  isGone = false;

  constructor(owners = new Map<string, MemoryLeases>()) {
    this.#owners = owners;
  }

  acquire(jobId: string): Promise<boolean> {
    const owner = this.#owners.get(jobId);
    if (owner === undefined || owner.isGone) {
      this.#owners.set(jobId, this);
    }
    return this.isHeld(jobId);
  }

  seize(jobId: string): Promise<void> {
    this.#owners.set(jobId, this);
    return Promise.resolve();
  }

  isHeld(jobId: string): Promise<boolean> {
    return Promise.resolve(this.#owners.get(jobId) === this);
  }

  release(jobId: string): Promise<void> {
    if (this.#owners.get(jobId) === this) {
      this.#owners.delete(jobId);
    }
    return Promise.resolve();
  }
}

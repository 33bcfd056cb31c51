import type { Leases } from '../ports/leases';

/** Leases whose code is loaded when the first job is open. */
export class LateLeases implements Leases {
  readonly duration: number;
  readonly #load: () => Promise<Leases>;

  /** @param duration ms, as the leases themselves have it */
  constructor(duration: number, load: () => Promise<Leases>) {
    this.duration = duration;
    this.#load = load;
  }

  async acquire(jobId: string): Promise<boolean> {
    return (await this.#load()).acquire(jobId);
  }

  async seize(jobId: string): Promise<void> {
    await (await this.#load()).seize(jobId);
  }

  async isHeld(jobId: string): Promise<boolean> {
    return (await this.#load()).isHeld(jobId);
  }

  async release(jobId: string): Promise<void> {
    await (await this.#load()).release(jobId);
  }
}

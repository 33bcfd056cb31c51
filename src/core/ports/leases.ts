/**
 * Who works on a job: one window at a time. A lease is kept alive by its owner and runs out some seconds after
 * the owner is gone, so that another window can take over.
 */
export interface Leases {
  /** True when this window now holds the job, or held it already. False while a living window holds it. */
  acquire(jobId: string): Promise<boolean>;
  /** Takes the job from whoever holds it, because a person said so here. Its owner notices before it does anything that counts. */
  seize(jobId: string): Promise<void>;
  /** True when this window still holds the job: asked after each record that precedes a payment or a file. */
  isHeld(jobId: string): Promise<boolean>;
  release(jobId: string): Promise<void>;
  /** Milliseconds after which a lease of a window that is gone has run out for sure. */
  readonly duration: number;
}

import type { Event } from '../emitter';
import type { Job } from '../job';

/** What another window did to a job's record. */
export type LedgerChange =
  { readonly kind: 'written'; readonly job: Job } | { readonly kind: 'removed'; readonly id: string };

export interface LedgerReading {
  readonly jobs: readonly Job[];
  /** Ids of the jobs whose records the disk would not give: asked for again, it may. */
  readonly unread: readonly string[];
}

/**
 * The jobs on disk, shared by all windows: one record a job, each written whole or not at all.
 * Rejects with a `QwenImageError` of code `disk`.
 */
export interface Ledger {
  /**
   * Every job there is, or those of `ids`. A record that makes no sense is set aside, never overwritten. Rejects when not even
   * the list of them can be had.
   */
  readAll(ids?: readonly string[]): Promise<LedgerReading>;
  /** The job as it is on disk now; undefined when there is none. */
  read(id: string): Promise<Job | undefined>;
  /**
   * Resolves with true when the record is safe on disk (fsync and rename). `isOurs` is asked when all is written but the name:
   * then nothing is put over the record of a window that has taken the job over meanwhile, and it resolves with false.
   */
  write(job: Job, isOurs?: () => Promise<boolean>): Promise<boolean>;
  /**
   * After a job was taken over, before its record is read: what another window is about to write gets no name any more, and what
   * it wrote is safe on disk.
   */
  fence(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Changes that other windows made. Costs nothing while nothing changes. */
  readonly onDidChange: Event<LedgerChange>;
}

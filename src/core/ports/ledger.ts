import type { Event } from '../emitter';
import type { Job } from '../job';

/** What another window did to a job's record. */
export type LedgerChange =
  { readonly kind: 'written'; readonly job: Job } | { readonly kind: 'removed'; readonly id: string };

/**
 * The jobs on disk, shared by all windows: one record a job, each written whole or not at all.
 * Rejects with a `QwenImageError` of code `disk`.
 */
export interface Ledger {
  /** Every job that can be read; a record that cannot be is set aside, never overwritten. */
  readAll(): Promise<readonly Job[]>;
  /** The job as it is on disk now; undefined when there is none. */
  read(id: string): Promise<Job | undefined>;
  /** Resolves when the record is safe on disk (fsync and rename). */
  write(job: Job): Promise<void>;
  remove(id: string): Promise<void>;
  /** Changes that other windows made. Costs nothing while nothing changes. */
  readonly onDidChange: Event<LedgerChange>;
}

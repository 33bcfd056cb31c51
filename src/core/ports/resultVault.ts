import type { KeptOutput } from '../job';
import type { ByteSink } from './byteSink';

/** The extension's own storage for pictures that are paid for and not yet in a workspace. */
export interface ResultVault {
  /**
   * Runs `fill`, checks that what it wrote is one whole picture of a type that may be saved, and keeps it safe (fsync).
   * Rejects with `unsafe` (not such a picture), `badAnswer` (truncated) or `disk`; then nothing is kept.
   */
  keep(jobId: string, index: number, fill: (sink: ByteSink) => Promise<void>): Promise<KeptOutput>;
  /** What is kept for a job, by index: looked for after a crash between keeping a picture and recording it. */
  find(jobId: string): Promise<readonly KeptOutput[]>;
  /** Forgets all that is kept for a job. */
  discard(jobId: string): Promise<void>;
}

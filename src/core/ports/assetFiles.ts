import type { Job, KeptOutput } from '../job';

/** Files of the workspace. Rejects with `disk`, or `badInput` for pictures that cannot be read. */
export interface AssetFiles {
  /** A free place for a kept picture: a URI inside the job's root. Nothing is written yet. */
  choosePlace(job: Job, kept: KeptOutput, index: number, count: number): Promise<string>;
  /**
   * Puts the picture there, whole or not at all and never over another file.
   * `present`: the very same bytes lie there already; `taken`: something else does.
   */
  place(kept: KeptOutput, target: string, root: string): Promise<'placed' | 'present' | 'taken'>;
  /** An input picture of the workspace, checked. */
  readInput(uri: string): Promise<ReadInput>;
}

export interface ReadInput {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Of the bytes, lower-case hexadecimal. */
  readonly sha256?: string;
}

import type { Job, KeptOutput } from '../job';
import type { ReplacedFile } from '../jobRequest';

/** Files of the workspace. Rejects with `disk`, or `badInput` for pictures that cannot be read. */
export interface AssetFiles {
  /**
   * A free place for a kept picture, or that of the file it replaces while that file is as expected: a URI inside the job's
   * root. Nothing is written yet.
   */
  choosePlace(job: Job, kept: KeptOutput, index: number, count: number): Promise<string>;
  /**
   * Puts the picture there, whole or not at all and never over another file, but for the bytes of `replaced`, which lie at the
   * target and are kept for an undo.
   * `present`: the very same bytes lie there already; `taken`: something else does.
   */
  place(
    kept: KeptOutput,
    target: string,
    root: string,
    replaced?: ReplacedFile,
  ): Promise<'placed' | 'present' | 'taken'>;
  /**
   * The folder in which the job's pictures would be saved, as the way from its root, when a symbolic link stands on that way:
   * nothing would be saved there. Never rejects.
   */
  linkedFolder(job: Pick<Job, 'request' | 'createdAt'>): Promise<string | undefined>;
  /** An input picture, checked. @param root the folder that its job saves in, which no link may lead out of either */
  readInput(uri: string, root?: string): Promise<ReadInput>;
}

export interface ReadInput {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Of the bytes, lower-case hexadecimal. */
  readonly sha256?: string;
}

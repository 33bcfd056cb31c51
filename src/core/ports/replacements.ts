import type { Replacement } from '../replacement';

/** Bytes that were put in the place of others, and how that is taken back. All reject with `disk`. */
export interface Replacements {
  /** What lies at a URI in the folder `root`; `other` is nothing that could be replaced. */
  hashAt(uri: string, root: string): Promise<'nothing' | 'other' | { readonly sha256: string }>;
  /**
   * What can be taken back now in the open folders, newest first, one a file: the file still holds what was put there.
   */
  undoable(): Promise<readonly Replacement[]>;
  /**
   * Puts a copy of the picture at `source` in the place of the one at `target`. Both are URIs, the target's in the folder `root`.
   * A picture of another type than the target's name promises is converted. `changed`: somebody else wrote there just now, or it
   * is no file. `unlike`: it could not be converted. Rejects with `badInput` where a link leads from the source out of the open
   * folders.
   */
  replace(source: string, target: string, root: string): Promise<Replacement | 'changed' | 'unlike'>;
  /** `forgotten`: the earlier bytes are not kept any more. */
  undo(replacement: Replacement): Promise<'undone' | 'changed' | 'forgotten'>;
  /** Takes an undo back. */
  redo(replacement: Replacement): Promise<'redone' | 'changed' | 'forgotten'>;
}

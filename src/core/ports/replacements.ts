import type { Replacement } from '../replacement';

/** Where a picture is, whose bytes are known: in its place still, or kept. */
export type Earlier =
  | { readonly kind: 'found'; readonly uri: string }
  /** Other bytes lie there now, or nothing, and these are not kept. */
  | { readonly kind: 'changed' | 'missing' };

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
  /**
   * A picture with these bytes: at one of the places, URIs of which the first says whether it has changed, else as it was kept when
   * another one took its place. Then the name of the file it is in is the hash.
   */
  earlier(sha256: string, places: readonly string[]): Promise<Earlier>;
  /** Notes of what was replaced follow a file, or folder, that has another address (URIs). */
  moved(from: string, to: string): Promise<void>;
  /** Takes an undo back. */
  redo(replacement: Replacement): Promise<'redone' | 'changed' | 'forgotten'>;
}

import type { KeptOutput } from '../core/job';
import type { Place } from './place';

/** How pictures get into one kind of folder. Rejects with whatever the disk says. */
export interface Placement {
  /** What lies in the folder; nothing when it does not exist yet. Rejects when a symbolic link leads there. */
  list(place: Omit<Place, 'name'>): Promise<readonly string[]>;
  /** Only a plain "not found" counts as free. */
  exists(place: Place): Promise<boolean>;
  /** @param source absolute path of the kept picture */
  put(source: string, kept: Stored, place: Place): Promise<Placed>;
  /** What lies there now. */
  read(place: Place): Promise<Lying>;
  /** In the place of exactly the bytes with the hash `expected`; `taken` when others lie there, or nothing. */
  replace(source: string, kept: Stored, place: Place, expected: string): Promise<Placed>;
}

/** What `disk` says where a symbolic link leads to a folder. */
export const throughLink = 'a symbolic link leads there (find place)';

/** Bytes in our own storage; `file` also names the temporary file. */
export type Stored = Pick<KeptOutput, 'file' | 'size' | 'sha256'>;

export type Lying =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly sha256: string }
  /** A folder, a symbolic link, or more than any picture: never replaced. */
  | { readonly kind: 'other' };

/** Bytes; what is larger is none of ours. */
export const maximumReplacedSize = 64_000_000;

export type Placed = 'placed' | 'present' | 'taken';

import type { KeptOutput } from '../core/job';
import type { Place } from './place';

/** How pictures get into one kind of folder. Rejects with whatever the disk says. */
export interface Placement {
  /** What lies in the folder; nothing when it does not exist yet. Rejects when a symbolic link leads there. */
  list(place: Omit<Place, 'name'>): Promise<readonly string[]>;
  /** Only a plain "not found" counts as free. */
  exists(place: Place): Promise<boolean>;
  /** @param source absolute path of the kept picture */
  put(source: string, kept: KeptOutput, place: Place): Promise<Placed>;
}

export type Placed = 'placed' | 'present' | 'taken';

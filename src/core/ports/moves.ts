/** A file, or folder, that has another address now. Both are URIs. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** A move that somebody told of, until it is forgotten. */
export interface ToldMove extends Move {
  /** What it is kept as. */
  readonly key: string;
}

/** Moves that one window tells whichever window works on a job, now or later. All reject with `disk`. */
export interface Moves {
  tell(jobId: string, move: Move): Promise<void>;
  /** What was told of a job, oldest first. */
  toldOf(jobId: string): Promise<readonly ToldMove[]>;
  forget(told: readonly ToldMove[]): Promise<void>;
}

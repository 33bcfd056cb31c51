export interface RandomSource {
  /** A new unique id (UUID). */
  id(): string;
  /** An integer from 0 to `maximum`, both included. */
  integer(maximum: number): number;
}

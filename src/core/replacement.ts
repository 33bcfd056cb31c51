/** Bytes that were put in the place of others. */
export interface Replacement {
  /** URI of the file. */
  readonly uri: string;
  /** URI of the workspace folder, which nothing is written outside of. */
  readonly root: string;
  /** sha256 of the bytes before and after, lower-case hexadecimal. */
  readonly before: string;
  readonly after: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

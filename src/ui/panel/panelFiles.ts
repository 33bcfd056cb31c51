/** Files in the panel's own part of the storage, by a path such as `stars/id`. A folder is one level deep. */
export interface PanelFiles {
  /** `undefined` where there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Whole or not at all. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Names in a folder; none where there is no folder. */
  list(folder: string): Promise<readonly string[]>;
  /** When it was last written, in ms since the epoch; `undefined` where there is none. */
  modified(path: string): Promise<number | undefined>;
  /** Also when there is none. */
  remove(path: string): Promise<void>;
  /** The URI, as a string. */
  uri(path: string): string;
}

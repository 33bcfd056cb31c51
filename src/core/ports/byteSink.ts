/** Takes bytes in order. A rejected write ends the download. */
export interface ByteSink {
  write(chunk: Uint8Array): Promise<void>;
}

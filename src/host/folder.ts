import { mkdir } from 'node:fs/promises';
import { onDisk } from './diskError';

/** A folder that is made when it is first needed. */
export class Folder {
  readonly path: string;
  #making: Promise<string> | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** The path of the folder, which exists now. Rejects with `disk`; then the next call tries again. */
  ready(): Promise<string> {
    this.#making ??= onDisk('make storage folder', () => mkdir(this.path, { recursive: true })).then(
      () => this.path,
      (error: unknown) => {
        this.#making = undefined;
        throw error;
      },
    );
    return this.#making;
  }
}

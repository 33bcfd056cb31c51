import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { extensionOf, imageTypeOf } from '../assets/imageType';
import type { Earlier } from '../core/ports/replacements';
import { systemDisk } from './disk';
import type { Disk } from './disk';
import { onDisk } from './diskError';
import { writeDurably } from './durableFile';
import { Folder } from './folder';
import { maximumReplacedSize } from './placement';
import type { ReplacedPictures } from './replacedPictures';
import type { WorkspaceFileSystem } from './workspaceFileSystem';

export interface EarlierSurroundings {
  readonly kept: Pick<ReplacedPictures, 'find'>;
  readonly files: Pick<WorkspaceFileSystem, 'stat' | 'readFile'>;
  /** Absolute path of the folder of input pictures, where those stay that a job names. */
  readonly inputs: string;
  /** The URI of a path, spelled as everywhere else. */
  readonly uriOf: (path: string) => string;
  readonly disk?: Disk;
}

/** Pictures with the bytes that something was made from, whatever lies in their place now. */
export class EarlierPictures {
  readonly #around: EarlierSurroundings;
  readonly #disk: Disk;
  readonly #folder: Folder;

  constructor(around: EarlierSurroundings) {
    this.#around = around;
    this.#disk = around.disk ?? systemDisk;
    this.#folder = new Folder(around.inputs, this.#disk);
  }

  async find(sha256: string, places: readonly string[]): Promise<Earlier> {
    const hashes: (string | undefined)[] = [];
    for (const uri of places) {
      const hash = await this.#hashOf(uri);
      if (hash === sha256) {
        return { kind: 'found', uri };
      }
      hashes.push(hash);
    }
    const uri = await this.#copyOf(sha256);
    if (uri !== undefined) {
      return { kind: 'found', uri };
    }
    return { kind: hashes[0] === undefined ? 'missing' : 'changed' };
  }

  /** Named by its type, so that it is shown as a picture, and after all of its hash. */
  async #copyOf(sha256: string): Promise<string | undefined> {
    const kept = await this.#around.kept.find(sha256);
    if (kept === undefined) {
      return undefined;
    }
    return onDisk('keep earlier picture', async () => {
      const bytes = await this.#disk.readFile(kept.path);
      const path = join(await this.#folder.ready(), `${sha256}.${extensionOf(imageTypeOf(bytes))}`);
      await writeDurably(this.#disk, path, bytes);
      return this.#around.uriOf(path);
    });
  }

  async #hashOf(uri: string): Promise<string | undefined> {
    const { files } = this.#around;
    try {
      const { kind, size } = await files.stat(uri);
      return kind === 'file' && size <= maximumReplacedSize
        ? createHash('sha256')
            .update(await files.readFile(uri))
            .digest('hex')
        : undefined;
    } catch {
      return undefined;
    }
  }
}

import { imageTypeOf } from '../../assets/imageType';
import { PanelRefusal } from '../../protocol/panelRefusal';
import type { PanelFiles } from './panelFiles';

/** Small pictures that the page made from saved ones, kept so that each is made once. */
export class Thumbnails {
  readonly #files: PanelFiles;
  readonly #names = new Set<string>();

  constructor(files: PanelFiles) {
    this.#files = files;
  }

  async load(): Promise<void> {
    for (const name of await this.#files.list('thumbnails')) {
      this.#names.add(name);
    }
  }

  /** URI of a thumbnail, if there is one. */
  find(jobId: string, index: number): string | undefined {
    const name = nameOf(jobId, index);
    return this.#names.has(name) ? this.#files.uri(`thumbnails/${name}`) : undefined;
  }

  async keep(jobId: string, index: number, bytes: Uint8Array): Promise<string> {
    if (imageTypeOf(bytes) !== 'webp') {
      throw new PanelRefusal('A thumbnail must be a WebP picture.');
    }
    const name = nameOf(jobId, index);
    await this.#files.write(`thumbnails/${name}`, bytes);
    this.#names.add(name);
    return this.#files.uri(`thumbnails/${name}`);
  }

  /** Forgets those of a job that is gone. */
  async forget(jobId: string): Promise<void> {
    await this.#removeWhere((owner) => owner === jobId);
  }

  /** Forgets those of all other jobs. */
  async keepOnly(jobIds: ReadonlySet<string>): Promise<void> {
    await this.#removeWhere((owner) => !jobIds.has(owner));
  }

  async #removeWhere(isGone: (jobId: string) => boolean): Promise<void> {
    for (const name of [...this.#names].filter((candidate) => isGone(ownerOf(candidate)))) {
      this.#names.delete(name);
      await this.#files.remove(`thumbnails/${name}`);
    }
  }
}

/** The id of the job whose picture it is. */
function ownerOf(name: string): string {
  return name.replace(/-\d+\.webp$/, '');
}

function nameOf(jobId: string, index: number): string {
  return `${jobId}-${index}.webp`;
}

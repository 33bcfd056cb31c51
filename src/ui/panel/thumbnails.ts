import { imageTypeOf } from '../../assets/imageType';
import { PanelRefusal } from '../../protocol/panelRefusal';
import type { PanelFiles } from './panelFiles';

/** Small pictures that the page made from saved ones, kept so that each is made once for what its file holds. */
export class Thumbnails {
  readonly #files: PanelFiles;
  /** Names of the files, by the picture; the newest last. */
  readonly #names = new Map<string, ReadonlySet<string>>();

  constructor(files: PanelFiles) {
    this.#files = files;
  }

  async load(): Promise<void> {
    for (const name of await this.#files.list('thumbnails')) {
      this.#add(pictureOf(name), name);
    }
  }

  /** URI of a picture's thumbnail, if there is one: of that version, or, where that is not known yet, of any. */
  find(jobId: string, index: number, version?: string): string | undefined {
    const names = [...(this.#names.get(`${jobId}-${index}`) ?? [])];
    const wanted = version === undefined ? names.at(-1) : nameOf(jobId, index, version);
    return wanted !== undefined && names.includes(wanted)
      ? this.#files.uri(`thumbnails/${wanted}`)
      : undefined;
  }

  /** The version of the picture that `find` shows without being told one. */
  version(jobId: string, index: number): string | undefined {
    const name = [...(this.#names.get(`${jobId}-${index}`) ?? [])].at(-1);
    return name === undefined ? undefined : name.slice(pictureOf(name).length + 1, -'.webp'.length);
  }

  async keep(jobId: string, index: number, version: string, bytes: Uint8Array): Promise<string> {
    if (imageTypeOf(bytes) !== 'webp') {
      throw new PanelRefusal('A thumbnail must be a WebP picture.');
    }
    const name = nameOf(jobId, index, version);
    await this.#files.write(`thumbnails/${name}`, bytes);
    const earlier = this.#names.get(pictureOf(name)) ?? new Set();
    this.#names.set(pictureOf(name), new Set([name]));
    await this.#remove([...earlier].filter((other) => other !== name));
    return this.#files.uri(`thumbnails/${name}`);
  }

  /** Forgets those of a job that is gone. */
  async forget(jobId: string): Promise<void> {
    await this.#removeWhere((name) => ownerOf(name) === jobId);
  }

  /** Forgets those of all other jobs. */
  async keepOnly(jobIds: ReadonlySet<string>): Promise<void> {
    await this.#removeWhere((name) => !jobIds.has(ownerOf(name)));
  }

  #add(picture: string, name: string): void {
    const others = [...(this.#names.get(picture) ?? [])].filter((other) => other !== name);
    this.#names.set(picture, new Set([...others, name]));
  }

  async #removeWhere(isGone: (name: string) => boolean): Promise<void> {
    for (const [picture, names] of this.#names) {
      const gone = [...names].filter(isGone);
      if (gone.length > 0) {
        // All of a picture belong to the same job.
        this.#names.delete(picture);
        await this.#remove(gone);
      }
    }
  }

  async #remove(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.#files.remove(`thumbnails/${name}`);
    }
  }
}

/** The job's id and the picture's place in it. */
function pictureOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** The id of the job whose picture it is. */
function ownerOf(name: string): string {
  return pictureOf(name).replace(/-\d+$/, '');
}

function nameOf(jobId: string, index: number, version: string): string {
  return `${jobId}-${index}.${version}.webp`;
}

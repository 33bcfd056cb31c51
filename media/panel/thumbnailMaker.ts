import type { Caller } from '../../src/protocol/caller';
import type { Result } from './result';
import { encodeImage, loadImage } from './loadImage';

/** Longest side of a thumbnail in pixels. */
const thumbnailSide = 256;

/** Pictures are large: this many are read at the same time. */
const atOnce = 3;

/** Makes thumbnails of what is in sight, a few at a time, and has each kept so that it is made once. */
export class ThumbnailMaker {
  readonly #caller: Caller;
  readonly #ready: () => void;
  readonly #made = new Map<string, string>();
  readonly #failed = new Set<string>();
  #wanted: readonly Result[] = [];
  readonly #making = new Set<string>();

  constructor(caller: Caller, ready: () => void) {
    this.#caller = caller;
    this.#ready = ready;
  }

  /** Address of a result's thumbnail; `undefined` while there is none yet. */
  find({ key, picture }: Result): string | undefined {
    return picture?.thumbnail ?? this.#made.get(key);
  }

  /** The picture is gone or cannot be read: there will be no thumbnail. */
  hasFailed({ key }: Result): boolean {
    return this.#failed.has(key);
  }

  /** Only these are made next: what was scrolled out of sight is not waited for. */
  want(results: readonly Result[]): void {
    this.#wanted = results.filter(
      (result) =>
        result.picture !== undefined &&
        this.find(result) === undefined &&
        !this.#failed.has(result.key) &&
        !this.#making.has(result.key),
    );
    this.#work();
  }

  #work(): void {
    while (this.#making.size < atOnce) {
      const [result, ...rest] = this.#wanted;
      if (result === undefined) {
        return;
      }
      this.#wanted = rest;
      this.#making.add(result.key);
      void this.#make(result).then(() => {
        this.#making.delete(result.key);
        this.#work();
      });
    }
  }

  async #make({ key, job, index, picture }: Result): Promise<void> {
    try {
      const image = await loadImage(picture?.src ?? '');
      const factor = Math.min(1, thumbnailSide / Math.max(image.naturalWidth, image.naturalHeight, 1));
      const size = {
        width: Math.max(1, Math.round(image.naturalWidth * factor)),
        height: Math.max(1, Math.round(image.naturalHeight * factor)),
      };
      const bytes = await encodeImage(image, size, 'image/webp', 0.82);
      this.#made.set(key, await this.#caller.call('keepThumbnail', { id: job.id, index, bytes }));
    } catch {
      this.#failed.add(key);
    }
    this.#ready();
  }
}

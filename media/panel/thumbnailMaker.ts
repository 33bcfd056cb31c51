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
  find(result: Result): string | undefined {
    return result.picture?.thumbnail ?? this.#made.get(contentOf(result));
  }

  /** The picture is gone or cannot be read: there will be no thumbnail. */
  hasFailed(result: Result): boolean {
    return this.#failed.has(contentOf(result));
  }

  /** Only these are made next: what was scrolled out of sight is not waited for. */
  want(results: readonly Result[]): void {
    this.#wanted = results.filter(
      (result) =>
        result.picture !== undefined &&
        this.find(result) === undefined &&
        !this.hasFailed(result) &&
        !this.#making.has(contentOf(result)),
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
      const content = contentOf(result);
      this.#making.add(content);
      void this.#make(result).then(() => {
        this.#making.delete(content);
        this.#work();
      });
    }
  }

  async #make(result: Result): Promise<void> {
    const { job, index, picture } = result;
    const src = picture?.src ?? '';
    try {
      const image = await loadImage(src);
      const factor = Math.min(1, thumbnailSide / Math.max(image.naturalWidth, image.naturalHeight, 1));
      const size = {
        width: Math.max(1, Math.round(image.naturalWidth * factor)),
        height: Math.max(1, Math.round(image.naturalHeight * factor)),
      };
      const bytes = await encodeImage(image, size, 'image/webp', 0.82);
      const thumbnail = await this.#caller.call('keepThumbnail', { id: job.id, index, src, bytes });
      this.#made.set(contentOf(result), thumbnail);
    } catch {
      this.#failed.add(contentOf(result));
    }
    this.#ready();
  }
}

/** Names what the picture's file holds: its address is another one when the bytes are. */
function contentOf({ key, picture }: Result): string {
  return `${key} ${picture?.src ?? ''}`;
}

import type { Caller } from '../../src/protocol/caller';
import type { JobView } from '../../src/protocol/jobView';
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
  #wanted: readonly JobView[] = [];
  readonly #making = new Set<string>();

  constructor(caller: Caller, ready: () => void) {
    this.#caller = caller;
    this.#ready = ready;
  }

  /** Address of a job's thumbnail; `undefined` while there is none yet. */
  find(job: JobView): string | undefined {
    const [picture] = job.pictures;
    return picture?.thumbnail ?? this.#made.get(job.id);
  }

  /** The picture is gone or cannot be read: there will be no thumbnail. */
  hasFailed(job: JobView): boolean {
    return this.#failed.has(job.id);
  }

  /** Only these are made next: what was scrolled out of sight is not waited for. */
  want(jobs: readonly JobView[]): void {
    this.#wanted = jobs.filter(
      (job) =>
        job.pictures.length > 0 &&
        this.find(job) === undefined &&
        !this.#failed.has(job.id) &&
        !this.#making.has(job.id),
    );
    this.#work();
  }

  #work(): void {
    while (this.#making.size < atOnce) {
      const [job, ...rest] = this.#wanted;
      if (job === undefined) {
        return;
      }
      this.#wanted = rest;
      this.#making.add(job.id);
      void this.#make(job).then(() => {
        this.#making.delete(job.id);
        this.#work();
      });
    }
  }

  async #make(job: JobView): Promise<void> {
    try {
      const image = await loadImage(job.pictures[0]?.src ?? '');
      const factor = Math.min(1, thumbnailSide / Math.max(image.naturalWidth, image.naturalHeight, 1));
      const size = {
        width: Math.max(1, Math.round(image.naturalWidth * factor)),
        height: Math.max(1, Math.round(image.naturalHeight * factor)),
      };
      const bytes = await encodeImage(image, size, 'image/webp', 0.82);
      this.#made.set(job.id, await this.#caller.call('keepThumbnail', { id: job.id, index: 0, bytes }));
    } catch {
      this.#failed.add(job.id);
    }
    this.#ready();
  }
}

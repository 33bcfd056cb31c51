import type { Caller } from '../../src/protocol/caller';
import type { JobView } from '../../src/protocol/jobView';
import { encodeImage, loadImage } from './loadImage';

/** Longest side of a thumbnail in pixels. */
const thumbnailSide = 256;

/** Makes thumbnails of what is in sight, one at a time, and has each kept so that it is made once. */
export class ThumbnailMaker {
  readonly #caller: Caller;
  readonly #ready: () => void;
  readonly #made = new Map<string, string>();
  readonly #failed = new Set<string>();
  #wanted: readonly JobView[] = [];
  #isWorking = false;

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
      (job) => job.pictures.length > 0 && this.find(job) === undefined && !this.#failed.has(job.id),
    );
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#isWorking) {
      return;
    }
    this.#isWorking = true;
    for (let job = this.#wanted[0]; job !== undefined; job = this.#wanted[0]) {
      this.#wanted = this.#wanted.slice(1);
      await this.#make(job);
    }
    this.#isWorking = false;
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

import type { Shown } from './shown';

/** Looks at two pictures by their addresses. Rejects when one cannot be read, and as soon as it is aborted. */
export type MeasureFrame = (before: string, after: string, signal: AbortSignal) => Promise<string>;

/** What became of an edit's frame: looked at once for two pictures, and given up when others are shown. */
export class FrameNote {
  readonly #measure: MeasureFrame;
  readonly #tell: (words: string) => void;
  #pictures = '';
  #underWay = new AbortController();

  /** @param tell empty as long as nothing is known */
  constructor(measure: MeasureFrame, tell: (words: string) => void) {
    this.#measure = measure;
    this.#tell = tell;
  }

  /** To be told at each drawing. */
  show(before: Shown | undefined, after: Shown): void {
    const pictures = before === undefined ? '' : JSON.stringify([before.src, after.src]);
    if (pictures !== this.#pictures) {
      this.end();
      this.#pictures = pictures;
      this.#tell('');
      if (before !== undefined) {
        void this.#follow(before.src, after.src, this.#underWay.signal);
      }
    }
  }

  end(): void {
    this.#underWay.abort();
    this.#underWay = new AbortController();
    this.#pictures = '';
  }

  async #follow(before: string, after: string, signal: AbortSignal): Promise<void> {
    try {
      const words = await this.#measure(before, after, signal);
      if (!signal.aborted) {
        this.#tell(words);
      }
    } catch {
      // One of the pictures is gone: the stage says so by itself.
    }
  }
}

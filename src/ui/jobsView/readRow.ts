/** ms for which a tooltip may be read, at most. */
const readingTime = 15_000;

/** The row whose tooltip was asked for last: drawn again, it would lose the tooltip. */
export class ReadRow {
  readonly #now: () => number;
  #jobId = '';
  #until = -Infinity;

  /** @param now ms since whenever */
  constructor(now: () => number) {
    this.#now = now;
  }

  look(jobId: string): void {
    this.#jobId = jobId;
    this.#until = this.#now() + readingTime;
  }

  is(jobId: string): boolean {
    return jobId === this.#jobId && this.#now() < this.#until;
  }
}

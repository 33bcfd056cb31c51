/** Finds the ends of code spans, all together in linear time: the runs of backticks are listed once. */
export class CodeSpans {
  readonly #text: string;
  /** Where runs of each length begin, made when the first backtick is met. */
  #runs: Map<number, number[]> | undefined;
  /** By length: how many runs lie behind us. */
  readonly #passed = new Map<number, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** What follows the code span that begins with the backticks at `from`; what follows these where none ends. */
  behind(from: number): number {
    let length = 1;
    while (this.#text[from + length] === '`') {
      length += 1;
    }
    this.#runs ??= this.#list();
    const starts = this.#runs.get(length) ?? [];
    let passed = this.#passed.get(length) ?? 0;
    while (passed < starts.length && (starts[passed] ?? 0) <= from) {
      passed += 1;
    }
    this.#passed.set(length, passed);
    return (starts[passed] ?? from) + length;
  }

  #list(): Map<number, number[]> {
    const runs = new Map<number, number[]>();
    for (const { 0: run, index } of this.#text.matchAll(/`+/g)) {
      const starts = runs.get(run.length);
      if (starts === undefined) {
        runs.set(run.length, [index]);
      } else {
        starts.push(index);
      }
    }
    return runs;
  }
}

import { Deferred } from './deferred';
import type { Child } from './processes';

/** Gathers what a program prints, and waits for a line of it. */
export class Output {
  #text = '';
  #check = (): void => undefined;
  readonly #ended = new Deferred<string>();

  constructor(child: Child) {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        this.#text += chunk;
        this.#check();
      });
    }
    child.once('error', (error) => {
      this.#ended.resolve(`could not be started (${error.message})`);
    });
    child.once('close', () => {
      this.#ended.resolve('ended');
    });
  }

  get text(): string {
    return this.#text;
  }

  /**
   * The first group of the pattern (or all that matches) as soon as it is printed.
   * Rejects, with all that was printed, when the program ends or after `patience` ms.
   */
  async find(pattern: RegExp, patience: number): Promise<string> {
    const found = new Deferred<string>();
    this.#check = () => {
      const match = pattern.exec(this.#text);
      if (match !== null) found.resolve(match[1] ?? match[0]);
    };
    this.#check();
    const fail = (reason: string) => {
      found.reject(new Error(`VS Code ${reason}. It said:\n${this.#text}`));
    };
    void this.#ended.promise.then(fail);
    const timer = setTimeout(fail, patience, `did not say ${pattern.source} within ${patience / 1000} s`);
    return await found.promise.finally(() => {
      clearTimeout(timer);
    });
  }
}

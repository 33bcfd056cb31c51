import type { KeptOutput } from '../job';
import type { ByteSink } from '../ports/byteSink';
import type { ResultVault } from '../ports/resultVault';

/** Storage for results whose code is loaded when the first picture is there. */
export class LateResultVault implements ResultVault {
  readonly #load: () => Promise<ResultVault>;

  constructor(load: () => Promise<ResultVault>) {
    this.#load = load;
  }

  async keep(jobId: string, index: number, fill: (sink: ByteSink) => Promise<void>): Promise<KeptOutput> {
    return (await this.#load()).keep(jobId, index, fill);
  }

  async find(jobId: string): Promise<readonly KeptOutput[]> {
    return (await this.#load()).find(jobId);
  }

  async discard(jobId: string): Promise<void> {
    await (await this.#load()).discard(jobId);
  }
}

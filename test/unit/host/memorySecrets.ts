import { Emitter } from '../../../src/core/emitter';

/** VS Code's secret storage, in memory. */
export class MemorySecrets {
  readonly stored = new Map<string, string>();
  readonly #changes = new Emitter<{ readonly key: string }>();
  readonly onDidChange = this.#changes.event;
  failure: Error | undefined;

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.stored.get(key));
  }

  store(key: string, value: string): Promise<void> {
    if (this.failure !== undefined) {
      return Promise.reject(this.failure);
    }
    this.stored.set(key, value);
    this.#changes.fire({ key });
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    if (this.failure !== undefined) {
      return Promise.reject(this.failure);
    }
    this.stored.delete(key);
    this.#changes.fire({ key });
    return Promise.resolve();
  }
}

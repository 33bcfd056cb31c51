/** Something that holds a resource until it is disposed. The same shape as VS Code's, so one passes for the other. */
export interface Disposable {
  dispose(): void;
}

/** Holds disposables and ends them together, last one first. What arrives late is disposed at once. */
export class DisposableStore implements Disposable {
  readonly #held: Disposable[] = [];
  #isDisposed = false;

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  add<T extends Disposable>(disposable: T): T {
    if (this.#isDisposed) {
      disposable.dispose();
    } else {
      this.#held.push(disposable);
    }
    return disposable;
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const disposable of this.#held.splice(0).reverse()) {
      disposable.dispose();
    }
  }
}

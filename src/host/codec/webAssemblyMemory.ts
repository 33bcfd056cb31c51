/** 2 GB, as it was built for. */
const maximum = 2 ** 31;

const pageSize = 65_536;

/** The memory of a module, which may move whenever the module runs. */
export class WebAssemblyMemory {
  readonly #memory: WebAssembly.Memory;

  constructor(exported: unknown) {
    if (!(exported instanceof WebAssembly.Memory)) {
      throw new TypeError('the module has no memory');
    }
    this.#memory = exported;
  }

  /** An unsigned number of four bytes. */
  word(at: number): number {
    return new DataView(this.#memory.buffer).getUint32(at, true);
  }

  /** Letters of one byte each, up to a zero. */
  text(at: number): string {
    const bytes = new Uint8Array(this.#memory.buffer, at);
    return String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0)));
  }

  /** A copy that stays. */
  slice(at: number, length: number): Uint8ClampedArray {
    return new Uint8ClampedArray(this.#memory.buffer, at, length).slice();
  }

  write(at: number, bytes: Uint8Array): void {
    new Uint8Array(this.#memory.buffer).set(bytes, at);
  }

  /** @returns where it was copied to, as C wants it */
  copy(to: number, from: number, length: number): number {
    new Uint8Array(this.#memory.buffer).copyWithin(to, from, from + length);
    return to;
  }

  /** @returns false if there is not so much */
  growTo(size: number): boolean {
    if (size > maximum) {
      return false;
    }
    try {
      this.#memory.grow(Math.ceil((size - this.#memory.buffer.byteLength) / pageSize));
      return true;
    } catch {
      return false;
    }
  }
}

/** Packs bits into bytes, the first bit lowest, as deflate and WebP have them. */
export class BitWriter {
  readonly #bytes: number[] = [];
  #current = 0;
  #filled = 0;

  /** @param value its lowest bit goes first */
  write(value: number, bits: number): void {
    for (let bit = 0; bit < bits; bit += 1) {
      this.#current |= ((value >>> bit) & 1) << this.#filled;
      this.#filled += 1;
      if (this.#filled === 8) {
        this.#bytes.push(this.#current);
        this.#current = 0;
        this.#filled = 0;
      }
    }
  }

  /** A Huffman code, whose highest bit goes first. */
  writeCode(code: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit -= 1) {
      this.write(code >>> bit, 1);
    }
  }

  /** All that was written, the last byte filled up with zeros. */
  finish(): readonly number[] {
    return this.#filled === 0 ? this.#bytes : [...this.#bytes, this.#current];
  }
}

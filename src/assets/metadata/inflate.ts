/** What the codes for lengths and for distances stand for (RFC 1951). */
const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const distanceBits = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** How many codes there are of each length, and their symbols in order. */
interface Codes {
  readonly counts: readonly number[];
  readonly symbols: readonly number[];
}

/**
 * What a zlib stream holds: small texts and profiles in pictures. Undefined where it is damaged or holds more than `maximum` bytes.
 */
export function inflate(stream: Uint8Array, maximum: number): Uint8Array | undefined {
  const [method = 0, flags = 0] = stream;
  if ((method & 15) !== 8 || ((method << 8) | flags) % 31 !== 0 || (flags & 32) !== 0) {
    return undefined;
  }
  try {
    return new Inflation(stream.subarray(2), maximum).run();
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

class Inflation {
  readonly #input: Uint8Array;
  readonly #maximum: number;
  #bit = 0;
  #output = new Uint8Array(1024);
  #length = 0;

  constructor(input: Uint8Array, maximum: number) {
    this.#input = input;
    this.#maximum = maximum;
  }

  run(): Uint8Array {
    for (let isLast = false; !isLast;) {
      isLast = this.#bits(1) === 1;
      const kind = this.#bits(2);
      if (kind === 0) this.#stored();
      else if (kind === 1) this.#block(fixedLengths, fixedDistances);
      else if (kind === 2) this.#block(...this.#dynamic());
      else throw new RangeError('no such block');
    }
    return this.#output.slice(0, this.#length);
  }

  #bits(count: number): number {
    let value = 0;
    for (let at = 0; at < count; at += 1) {
      const byte = this.#input[this.#bit >> 3];
      if (byte === undefined) throw new RangeError('the stream ends too early');
      value |= ((byte >> (this.#bit & 7)) & 1) << at;
      this.#bit += 1;
    }
    return value;
  }

  #symbol({ counts, symbols }: Codes): number {
    let [code, first, index] = [0, 0, 0];
    for (let length = 1; length <= 15; length += 1) {
      code |= this.#bits(1);
      const count = counts[length] ?? 0;
      if (code - count < first) return symbols[index + (code - first)] ?? 0;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new RangeError('no such code');
  }

  #put(byte: number): void {
    if (this.#length >= this.#maximum) throw new RangeError('more than is wanted');
    if (this.#length === this.#output.length) {
      const larger = new Uint8Array(this.#output.length * 2);
      larger.set(this.#output);
      this.#output = larger;
    }
    this.#output[this.#length] = byte;
    this.#length += 1;
  }

  #stored(): void {
    this.#bit = (this.#bit + 7) & ~7;
    const length = this.#bits(16);
    if (this.#bits(16) !== (length ^ 0xffff)) throw new RangeError('the length is damaged');
    for (let at = 0; at < length; at += 1) this.#put(this.#bits(8));
  }

  #block(lengths: Codes, distances: Codes): void {
    for (;;) {
      const symbol = this.#symbol(lengths);
      if (symbol === 256) return;
      if (symbol < 256) {
        this.#put(symbol);
        continue;
      }
      const length = this.#value(symbol - 257, lengthBase, lengthBits);
      const back = this.#value(this.#symbol(distances), distanceBase, distanceBits);
      if (back > this.#length) throw new RangeError('before the beginning');
      for (let at = 0; at < length; at += 1) this.#put(this.#output[this.#length - back] ?? 0);
    }
  }

  #value(symbol: number, base: readonly number[], extra: readonly number[]): number {
    const [least, bits] = [base[symbol], extra[symbol]];
    if (least === undefined || bits === undefined) throw new RangeError('no such symbol');
    return least + this.#bits(bits);
  }

  #dynamic(): [Codes, Codes] {
    const lengthCount = this.#bits(5) + 257;
    const distanceCount = this.#bits(5) + 1;
    const codeCount = this.#bits(4) + 4;
    const codeLengths = new Array<number>(19).fill(0);
    for (const place of codeOrder.slice(0, codeCount)) codeLengths[place] = this.#bits(3);
    const codes = codesOf(codeLengths);
    const all: number[] = [];
    while (all.length < lengthCount + distanceCount) {
      const symbol = this.#symbol(codes);
      if (symbol < 16) all.push(symbol);
      else if (symbol === 16) all.push(...new Array<number>(3 + this.#bits(2)).fill(all.at(-1) ?? 0));
      else all.push(...new Array<number>(symbol === 17 ? 3 + this.#bits(3) : 11 + this.#bits(7)).fill(0));
    }
    return [codesOf(all.slice(0, lengthCount)), codesOf(all.slice(lengthCount))];
  }
}

function codesOf(lengths: readonly number[]): Codes {
  const counts = new Array<number>(16).fill(0);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const symbols = lengths
    .map((length, symbol) => ({ length, symbol }))
    .filter(({ length }) => length > 0)
    .sort((one, other) => one.length - other.length || one.symbol - other.symbol)
    .map(({ symbol }) => symbol);
  return { counts, symbols };
}

const fixedLengths = codesOf(
  Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
);
const fixedDistances = codesOf(new Array<number>(30).fill(5));

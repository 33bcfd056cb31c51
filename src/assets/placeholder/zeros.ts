import { BitWriter } from './bitWriter';

/** The longest repetition that deflate can name. */
const longest = 258;

/** A zlib stream of `count` zero bytes, at least one: one zero, and how often it is repeated. */
export function compressedZeros(count: number): readonly number[] {
  const bits = new BitWriter();
  // The last block, with deflate's own fixed codes.
  bits.write(1, 1);
  bits.write(1, 2);
  const zero = (): void => {
    bits.writeCode(0b00110000, 8);
  };
  zero();
  let left = count - 1;
  for (; left >= longest; left -= longest) {
    // Length 258 (symbol 285), one byte back.
    bits.writeCode(0b11000101, 8);
    bits.writeCode(0, 5);
  }
  for (; left > 0; left -= 1) {
    zero();
  }
  // End of block.
  bits.writeCode(0, 7);
  const adler = count % 65_521;
  return [0x78, 0x01, ...bits.finish(), adler >> 8, adler & 0xff, 0, 1];
}

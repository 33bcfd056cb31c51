import type { PixelSize } from '../pixelSize';

/** The letters JFIF and a zero. */
const jfif = [0x4a, 0x46, 0x49, 0x46, 0];

/** Baseline JPEG of one component in middle grey: each block of 8 by 8 pixels is two zero bits, “as before” and “nothing more”. */
export function greyJpeg({ width, height }: PixelSize): Uint8Array {
  const bits = Math.ceil(width / 8) * Math.ceil(height / 8) * 2;
  const pixels = new Uint8Array(Math.ceil(bits / 8));
  if (bits % 8 !== 0) {
    // What is left of the last byte is filled with ones.
    pixels[pixels.length - 1] = 0xff >> (bits % 8);
  }
  const head = [
    ...[0xff, 0xd8],
    ...segment(0xe0, [...jfif, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    ...segment(0xc0, [8, ...short(height), ...short(width), 1, 1, 0x11, 0]),
    // One code of one bit each: no difference, and end of block.
    ...segment(0xc4, [0x00, 1, ...Array<number>(15).fill(0), 0]),
    ...segment(0xc4, [0x10, 1, ...Array<number>(15).fill(0), 0]),
    ...segment(0xda, [1, 1, 0x00, 0, 63, 0]),
  ];
  const picture = new Uint8Array(head.length + pixels.length + 2);
  picture.set(head);
  picture.set(pixels, head.length);
  picture.set([0xff, 0xd9], head.length + pixels.length);
  return picture;
}

function segment(marker: number, data: readonly number[]): readonly number[] {
  return [0xff, marker, ...short(data.length + 2), ...data];
}

function short(value: number): readonly number[] {
  return [(value >>> 8) & 0xff, value & 0xff];
}

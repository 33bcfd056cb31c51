import type { PixelSize } from '../pixelSize';
import { BitWriter } from './bitWriter';
import { grey } from './grey';

/** Lossless WebP in which every code has one symbol only: the pixels take no bits at all. */
export function greyWebp({ width, height }: PixelSize): Uint8Array {
  const bits = new BitWriter();
  bits.write(0x2f, 8);
  bits.write(width - 1, 14);
  bits.write(height - 1, 14);
  // No alpha, version 0; no transform, no colour cache, no further codes.
  bits.write(0, 1 + 3 + 1 + 1 + 1);
  for (const symbol of [grey, grey, grey, 255]) {
    // Green, red, blue, alpha: a simple code of one symbol of 8 bits.
    bits.write(0b101, 3);
    bits.write(symbol, 8);
  }
  // Distances: a simple code of one symbol of one bit.
  bits.write(0b0001, 4);
  const data = bits.finish();
  const padded = data.length % 2 === 0 ? data : [...data, 0];
  return Uint8Array.of(
    ...ascii('RIFF'),
    ...word(padded.length + 12),
    ...ascii('WEBPVP8L'),
    ...word(data.length),
    ...padded,
  );
}

function ascii(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

function word(value: number): readonly number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff];
}

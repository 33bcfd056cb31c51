import type { PixelSize } from '../pixelSize';
import { grey } from './grey';
import { compressedZeros } from './zeros';

/** One bit a pixel, all of them the palette's first colour: then every byte of the picture is zero. */
export function greyPng({ width, height }: PixelSize): Uint8Array {
  return Uint8Array.of(
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', [...word(width), ...word(height), 1, 3, 0, 0, 0]),
    ...chunk('PLTE', [grey, grey, grey]),
    ...chunk('IDAT', compressedZeros((Math.ceil(width / 8) + 1) * height)),
    ...chunk('IEND', []),
  );
}

function chunk(name: string, data: readonly number[]): readonly number[] {
  const named = [...Array.from(name, (letter) => letter.charCodeAt(0)), ...data];
  return [...word(data.length), ...named, ...word(checksum(named))];
}

function word(value: number): readonly number[] {
  return [(value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

/** CRC-32, bit by bit: a few kilobytes need no table. */
function checksum(bytes: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  }
  return ~crc;
}

import type { ImageSizeResult } from '../pixelSize';
import { headerSize, viewOf } from './headerSize';

/** @param bytes that begin with JPEG's start marker */
export function jpegSize(bytes: Uint8Array): ImageSizeResult {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 1 < bytes.length) {
    if (view.getUint8(at) !== 0xff) return { kind: 'damaged' };
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // A fill byte.
    } else if (isAlone(marker)) {
      at += 2;
    } else {
      if (at + 3 >= bytes.length) return { kind: 'needMoreBytes' };
      const length = view.getUint16(at + 2);
      if (length < 2 || isTooLate(marker)) return { kind: 'damaged' };
      if (isFrame(marker)) {
        if (length < 8) return { kind: 'damaged' };
        if (at + 8 >= bytes.length) return { kind: 'needMoreBytes' };
        return headerSize(view.getUint16(at + 7), view.getUint16(at + 5));
      }
      at += 2 + length;
    }
  }
  return { kind: 'needMoreBytes' };
}

/** SOF0 to SOF15; three codes of that row mean tables and an extension. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** TEM and the restart markers have no length. */
function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

/** Escaped data, a second start, the end or the scan: each before the frame that would explain it. */
function isTooLate(marker: number): boolean {
  return marker === 0x00 || (marker >= 0xd8 && marker <= 0xda);
}

import type { ImageSizeResult } from '../pixelSize';
import { headerSize, viewOf } from './headerSize';

const lossy = 0x56503820;
const lossless = 0x5650384c;
const extended = 0x56503858;

/** @param bytes that begin with RIFF's and WebP's marks */
export function webpSize(bytes: Uint8Array): ImageSizeResult {
  if (bytes.length < 16) return { kind: 'needMoreBytes' };
  const view = viewOf(bytes);
  switch (view.getUint32(12)) {
    case lossy:
      return lossySize(view);
    case lossless:
      return losslessSize(view);
    case extended:
      return extendedSize(view);
    default:
      return { kind: 'damaged' };
  }
}

function lossySize(view: DataView): ImageSizeResult {
  if (view.byteLength < 30) return { kind: 'needMoreBytes' };
  const isKeyFrame = (view.getUint8(20) & 1) === 0;
  if (!isKeyFrame || view.getUint16(23) !== 0x9d01 || view.getUint8(25) !== 0x2a) return { kind: 'damaged' };
  // The two highest bits ask for scaling on display.
  return headerSize(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
}

function losslessSize(view: DataView): ImageSizeResult {
  if (view.byteLength < 25) return { kind: 'needMoreBytes' };
  if (view.getUint8(20) !== 0x2f) return { kind: 'damaged' };
  const bits = view.getUint32(21, true);
  return headerSize((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}

function extendedSize(view: DataView): ImageSizeResult {
  if (view.byteLength < 30) return { kind: 'needMoreBytes' };
  const width = view.getUint16(24, true) | (view.getUint8(26) << 16);
  const height = view.getUint16(27, true) | (view.getUint8(29) << 16);
  return headerSize(width + 1, height + 1);
}

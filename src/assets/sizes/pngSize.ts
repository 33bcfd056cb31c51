import type { ImageSizeResult } from '../pixelSize';
import { headerSize, viewOf } from './headerSize';

const ihdr = 0x49484452;
const largest = 0x7fffffff;

/** @param bytes that begin with PNG's signature */
export function pngSize(bytes: Uint8Array): ImageSizeResult {
  if (bytes.length < 24) return { kind: 'needMoreBytes' };
  const view = viewOf(bytes);
  if (view.getUint32(8) !== 13 || view.getUint32(12) !== ihdr) return { kind: 'damaged' };
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  return width > largest || height > largest ? { kind: 'damaged' } : headerSize(width, height);
}

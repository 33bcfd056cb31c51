import type { ImageSizeResult } from '../pixelSize';

/** A picture without pixels is no picture. */
export function headerSize(width: number, height: number): ImageSizeResult {
  return width > 0 && height > 0 ? { kind: 'size', width, height } : { kind: 'damaged' };
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

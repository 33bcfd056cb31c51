import { imageTypeOf, isSupportedType } from './imageType';
import type { ImageSizeResult } from './pixelSize';
import { jpegSize } from './sizes/jpegSize';
import { pngSize } from './sizes/pngSize';
import { webpSize } from './sizes/webpSize';

/** The longest magic number: WebP's. */
const magicLength = 12;

/** Width and height from the first bytes of a file. Never throws and never believes a length it cannot reach. */
export function imageSizeOf(bytes: Uint8Array): ImageSizeResult {
  const type = imageTypeOf(bytes);
  if (!isSupportedType(type)) {
    return bytes.length < magicLength ? { kind: 'needMoreBytes' } : { kind: 'unsupported' };
  }
  switch (type) {
    case 'png':
      return pngSize(bytes);
    case 'jpeg':
      return jpegSize(bytes);
    case 'webp':
      return webpSize(bytes);
  }
}

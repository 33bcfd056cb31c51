import type { SupportedType } from '../imageType';
import type { PixelSize } from '../pixelSize';
import { greyJpeg } from './greyJpeg';
import { greyPng } from './greyPng';
import { greyWebp } from './greyWebp';

/**
 * A picture of one neutral grey, a few kilobytes whatever its size, and the same bytes each time. It stands in for a picture that
 * is still being made.
 */
export function placeholder(type: SupportedType, size: PixelSize): Uint8Array {
  switch (type) {
    case 'png':
      return greyPng(size);
    case 'jpeg':
      return greyJpeg(size);
    case 'webp':
      return greyWebp(size);
  }
}

import { imageTypeOf, isSupportedType } from '../imageType';
import { readJpegMetadata } from './formats/jpegMetadata';
import { readPngMetadata } from './formats/pngMetadata';
import { readWebpMetadata } from './formats/webpMetadata';
import type { FoundMetadata } from './writtenMetadata';

/** What a picture carries, in its own format's forms. */
export function findMetadata(picture: Uint8Array): FoundMetadata {
  const type = imageTypeOf(picture);
  if (!isSupportedType(type)) {
    return {};
  }
  switch (type) {
    case 'png':
      return readPngMetadata(picture);
    case 'jpeg':
      return readJpegMetadata(picture);
    case 'webp':
      return readWebpMetadata(picture);
  }
}

import { imageTypeOf, isSupportedType } from '../imageType';
import { writeJpegMetadata } from './formats/jpegMetadata';
import { writePngMetadata } from './formats/pngMetadata';
import { writeWebpMetadata } from './formats/webpMetadata';
import type { NewMetadata } from './writtenMetadata';

/** A picture with this put in; as it is, where it has no room for it. */
export function putMetadata(picture: Uint8Array, metadata: NewMetadata): Uint8Array {
  const type = imageTypeOf(picture);
  if (!isSupportedType(type)) {
    return picture;
  }
  switch (type) {
    case 'png':
      return writePngMetadata(picture, metadata);
    case 'jpeg':
      return writeJpegMetadata(picture, metadata);
    case 'webp':
      return writeWebpMetadata(picture, metadata);
  }
}

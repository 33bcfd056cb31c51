import { findMetadata } from './findMetadata';
import { putMetadata } from './putMetadata';

/** What one picture carries, put into another that was made from its pixels. Never throws. */
export function carryMetadata(from: Uint8Array, to: Uint8Array): Uint8Array {
  try {
    const { xmp, exif, parameters } = findMetadata(from);
    return xmp === undefined && exif === undefined && parameters === undefined
      ? to
      : putMetadata(to, {
          ...(xmp === undefined ? {} : { xmp: () => xmp }),
          ...(exif === undefined ? {} : { exif }),
          ...(parameters === undefined ? {} : { parameters }),
        });
  } catch {
    return to;
  }
}

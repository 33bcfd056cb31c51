import { isRgbProfile } from './colourProfile';
import { findMetadata } from './findMetadata';
import { putMetadata } from './putMetadata';

/** What one picture carries, put into another that was made from its pixels. Never throws. */
export function carryMetadata(from: Uint8Array, to: Uint8Array): Uint8Array {
  try {
    const { xmp, exif, parameters, icc } = findMetadata(from);
    // Pixels are decoded to RGB: what was said of others is no longer true.
    const profile = icc !== undefined && isRgbProfile(icc) ? icc : undefined;
    return [xmp, exif, parameters, profile].every((part) => part === undefined)
      ? to
      : putMetadata(to, {
          ...(profile === undefined ? {} : { icc: profile }),
          ...(xmp === undefined ? {} : { xmp: () => xmp }),
          ...(exif === undefined ? {} : { exif }),
          ...(parameters === undefined ? {} : { parameters }),
        });
  } catch {
    return to;
  }
}

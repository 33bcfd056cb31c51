import { latinText, viewOf } from './bytes';

/** Bytes; profiles of screens and cameras have some thousand, those of printers are none for RGB. */
export const longestProfile = 4_000_000;

/** An ICC profile for RGB, whole: what pixels that were decoded to RGB can be told to be in. */
export function isRgbProfile(icc: Uint8Array): boolean {
  return (
    icc.length >= 128 &&
    icc.length <= longestProfile &&
    viewOf(icc).getUint32(0) === icc.length &&
    latinText(icc.subarray(16, 20)) === 'RGB ' &&
    latinText(icc.subarray(36, 40)) === 'acsp'
  );
}

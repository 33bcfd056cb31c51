import { defaultQuality, fittingSize } from '../../assets/conversion';
import type { ConversionWish } from '../../assets/conversion';
import { imageSizeOf } from '../../assets/imageSize';
import { imageTypeOf, isSupportedType } from '../../assets/imageType';
import type { SupportedType } from '../../assets/imageType';
import { carryMetadata } from '../../assets/metadata/carryMetadata';
import type { Transcode } from './codecThread';

/**
 * A picture as it is wanted: the type that its name promises, else the one that the setting wants, no larger than that
 * wants. The same bytes where that is so already. What it carries goes along. Rejects where it cannot be done.
 */
export async function convertPicture(
  picture: Uint8Array,
  wish: ConversionWish | undefined,
  named: SupportedType | undefined,
  transcode: Transcode,
): Promise<Uint8Array> {
  const type = imageTypeOf(picture);
  const size = imageSizeOf(picture);
  if (!isSupportedType(type) || size.kind !== 'size') {
    throw new TypeError('not a picture that can be converted');
  }
  const format = named ?? wish?.format ?? type;
  const wanted = wish?.longestSide === undefined ? size : fittingSize(size, wish.longestSide);
  if (format === type && wanted.width === size.width && wanted.height === size.height) {
    return picture;
  }
  const quality = wish?.quality ?? defaultQuality;
  const { width, height } = wanted;
  const [made] = await transcode({ bytes: picture, format, quality, sizes: [{ width, height }] });
  if (made === undefined) {
    throw new TypeError('the codec made nothing');
  }
  return carryMetadata(picture, made);
}

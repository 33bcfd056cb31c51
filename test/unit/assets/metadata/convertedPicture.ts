import type { SupportedType } from '../../../../src/assets/imageType';
import { transcode } from '../../../../src/host/codec/transcode';
import { drawn } from './realPictures';
import { webpCodec } from '../../../harness/webpCodec';

/** A picture as the extension's own codec makes it, which says nothing of colours. */
export async function converted(format: SupportedType): Promise<Uint8Array> {
  const sizes = [{ width: 48, height: 32 }];
  const [made] = await transcode({ bytes: drawn('png'), format, quality: 90, sizes }, webpCodec);
  return Uint8Array.from(made ?? []);
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SupportedType } from '../../../../src/assets/imageType';
import { transcode } from '../../../../src/host/codec/transcode';
import { openWebpCodec } from '../../../../src/host/codec/webpCodec';
import { root } from '../../../harness/paths';
import { drawn } from './realPictures';

const codec = openWebpCodec((name) =>
  readFile(join(root, 'node_modules/@jsquash/webp/codec', name.slice(5), `${name}.wasm`)),
);

/** A picture as the extension's own codec makes it, which says nothing of colours. */
export async function converted(format: SupportedType): Promise<Uint8Array> {
  const sizes = [{ width: 48, height: 32 }];
  const [made] = await transcode({ bytes: drawn('png'), format, quality: 90, sizes }, codec);
  return Uint8Array.from(made ?? []);
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWebpCodec } from '../../src/host/codec/webpCodec';
import { root } from './paths';

/** Where the modules that are shipped come from. */
const modules = {
  decoder: 'icodec/dist/webp-dec.wasm',
  encoder: '@jsquash/webp/codec/enc/webp_enc.wasm',
} as const;

/** The extension's own codec, from the packages it is bundled from. */
export const webpCodec = openWebpCodec((half) => readFile(join(root, 'node_modules', modules[half])));

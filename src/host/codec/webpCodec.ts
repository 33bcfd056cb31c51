// The encoder's types lean on this without saying so.
/// <reference types="@jsquash/webp/emscripten-types" />
import { readFile } from 'node:fs/promises';
import { brotliDecompressSync } from 'node:zlib';
import encoder from '@jsquash/webp/codec/enc/webp_enc.js';
import { defaultOptions } from '@jsquash/webp/meta.js';
import type { Pixels } from '../../assets/scalePixels';
import { decodeWebp } from './webpDecoder';

/** WebP to pixels and back. */
export interface WebpCodec {
  decode(bytes: Uint8Array): Promise<Pixels>;
  encode(pixels: Pixels, quality: number): Promise<Uint8Array>;
}

export type WebpHalf = 'decoder' | 'encoder';

/** Google's codec in WebAssembly, each half loaded when it is needed. @param read the bytes of its module */
export function openWebpCodec(read: (half: WebpHalf) => Promise<Uint8Array>): WebpCodec {
  return {
    decode: async (bytes) => {
      const pixels = decodeWebp(await read('decoder'), bytes);
      if (pixels === undefined) {
        throw new TypeError('this WebP file cannot be decoded');
      }
      return pixels;
    },
    encode: async ({ width, height, data }, quality) => {
      const module = await encoder(start(await read('encoder')));
      const made = module.encode(data, width, height, { ...defaultOptions, quality });
      if (made === null) {
        throw new TypeError('the picture cannot be encoded');
      }
      return new Uint8Array(made);
    },
  };
}

/** A half of what is shipped: the length of the decoder, the decoder and the encoder, compressed together. */
export async function readShipped(path: string, half: WebpHalf): Promise<Uint8Array> {
  const both = brotliDecompressSync(await readFile(path));
  const end = 4 + both.readUInt32LE();
  return half === 'decoder' ? both.subarray(4, end) : both.subarray(end);
}

/** What Emscripten's module takes to begin with; its own types do not name the second. */
function start(bytes: Uint8Array): { readonly noInitialRun: true } {
  const options = { noInitialRun: true, wasmBinary: bytes } as const;
  return options;
}

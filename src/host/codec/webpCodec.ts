// The modules' types lean on this without saying so.
/// <reference types="@jsquash/webp/emscripten-types" />
import { readFile } from 'node:fs/promises';
import { brotliDecompressSync } from 'node:zlib';
import decoder from '@jsquash/webp/codec/dec/webp_dec.js';
import encoder from '@jsquash/webp/codec/enc/webp_enc.js';
import { defaultOptions } from '@jsquash/webp/meta.js';
import type { Pixels } from '../../assets/scalePixels';

/** WebP to pixels and back. */
export interface WebpCodec {
  decode(bytes: Uint8Array): Promise<Pixels>;
  encode(pixels: Pixels, quality: number): Promise<Uint8Array>;
}

/** Google's codec in WebAssembly, each half loaded when it is first needed. @param read a module's bytes by name */
export function openWebpCodec(read: (name: 'webp_dec' | 'webp_enc') => Promise<Uint8Array>): WebpCodec {
  return {
    decode: async (bytes) => {
      // What the decoder hands its answer over in, which browsers have and Node has not.
      Object.assign(globalThis, { ImageData: PlainImageData });
      const image: unknown = (await decoder(start(await read('webp_dec')))).decode(bytes);
      if (!(image instanceof PlainImageData)) {
        throw new TypeError('this WebP file cannot be decoded');
      }
      const { width, height, data } = image;
      return { width, height, data };
    },
    encode: async ({ width, height, data }, quality) => {
      const module = await encoder(start(await read('webp_enc')));
      const made = module.encode(data, width, height, { ...defaultOptions, quality });
      if (made === null) {
        throw new TypeError('the picture cannot be encoded');
      }
      return new Uint8Array(made);
    },
  };
}

/** The modules as they are shipped: compressed once more, which halves them. */
export async function readShipped(path: string): Promise<Uint8Array> {
  return brotliDecompressSync(await readFile(path));
}

class PlainImageData {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;

  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

/** What Emscripten's modules take to begin with; their own types do not name the second. */
function start(bytes: Uint8Array): { readonly noInitialRun: true } {
  const options = { noInitialRun: true, wasmBinary: bytes } as const;
  return options;
}

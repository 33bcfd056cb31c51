import { decode as decodeJpeg, encode as encodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import { imageSizeOf } from '../../assets/imageSize';
import { imageTypeOf, isSupportedType } from '../../assets/imageType';
import type { SupportedType } from '../../assets/imageType';
import { maximumPixels } from '../../assets/maximumPixels';
import { scalePixels } from '../../assets/scalePixels';
import type { Pixels } from '../../assets/scalePixels';
import type { WebpCodec } from './webpCodec';

/** What is made of one picture. */
export interface TranscodeTask {
  readonly bytes: Uint8Array;
  readonly format: SupportedType;
  /** 1 to 100 */
  readonly quality: number;
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
}

/** Decodes once, scales and encodes for each size. Throws at what cannot be decoded. */
export async function transcode(task: TranscodeTask, webp: WebpCodec): Promise<readonly Uint8Array[]> {
  const pixels = await decode(task.bytes, webp);
  const made: Uint8Array[] = [];
  for (const size of task.sizes) {
    const isSame = size.width === pixels.width && size.height === pixels.height;
    made.push(await encode(isSame ? pixels : scalePixels(pixels, size), task, webp));
  }
  return made;
}

async function decode(bytes: Uint8Array, webp: WebpCodec): Promise<Pixels> {
  const type = imageTypeOf(bytes);
  if (!isSupportedType(type)) {
    throw new TypeError('not a picture that can be converted');
  }
  const size = imageSizeOf(bytes);
  if (size.kind !== 'size' || size.width * size.height > maximumPixels) {
    throw new TypeError('too large a picture to be converted');
  }
  switch (type) {
    case 'png': {
      const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
      return { width, height, data: new Uint8ClampedArray(data) };
    }
    case 'jpeg': {
      const { width, height, data } = decodeJpeg(bytes, {
        useTArray: true,
        formatAsRGBA: true,
        maxResolutionInMP: 64,
        maxMemoryUsageInMB: 2048,
      });
      return { width, height, data: new Uint8ClampedArray(data) };
    }
    case 'webp':
      return webp.decode(bytes);
  }
}

async function encode(
  pixels: Pixels,
  { format, quality }: TranscodeTask,
  webp: WebpCodec,
): Promise<Uint8Array> {
  const { width, height, data } = pixels;
  switch (format) {
    case 'png': {
      const png = new PNG({ width, height });
      png.data = Buffer.from(data);
      return PNG.sync.write(png, isOpaque(data) ? { colorType: 2 } : {});
    }
    case 'jpeg':
      return encodeJpeg({ width, height, data: onWhite(data) }, quality).data;
    case 'webp':
      return webp.encode(pixels, quality);
  }
}

function isOpaque(data: Uint8ClampedArray): boolean {
  for (let at = 3; at < data.length; at += 4) {
    if (data[at] !== 255) {
      return false;
    }
  }
  return true;
}

/** JPEG knows no transparency; pages are white more often than black. */
function onWhite(data: Uint8ClampedArray): Uint8ClampedArray {
  if (isOpaque(data)) {
    return data;
  }
  return data.map((value, at) => {
    const opacity = (data[at - (at % 4) + 3] ?? 255) / 255;
    return at % 4 === 3 ? 255 : value * opacity + 255 * (1 - opacity);
  });
}

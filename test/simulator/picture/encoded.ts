import type { Canvas } from '@napi-rs/canvas';
import type { Drawing } from '../job';
import { padded } from './padded';

export type Format = 'png' | 'jpeg' | 'webp';

/** Encodes off the main thread; `quality` (10 to 100) is for jpeg and webp; padded to at least `padToBytes`. */
export async function encoded(
  canvas: Canvas,
  format: Format,
  quality: number,
  padToBytes: number,
): Promise<Drawing> {
  const bytes = format === 'png' ? await canvas.encode('png') : await canvas.encode(format, quality);
  return {
    bytes: padded(bytes, format, padToBytes),
    mime: `image/${format}`,
    width: canvas.width,
    height: canvas.height,
  };
}

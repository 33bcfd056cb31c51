import { createCanvas } from '@napi-rs/canvas';
import type { Drawing } from '../job';
import { randomFrom } from '../random';
import { drawCaption } from './caption';
import { encoded, type Format } from './encoded';
import { paletteFor } from './palette';
import { drawScene } from './scene';
import { sizeOfRatio } from './size';

export interface GeneratedPicture {
  readonly prompt: string;
  readonly seed: number;
  readonly ratio: string;
  readonly format: Format;
  readonly quality: number;
  /** Fraction of the official size. */
  readonly scale: number;
  readonly padToBytes: number;
}

/** The same bytes for the same values, on one machine. */
export async function generatedPicture(wanted: GeneratedPicture): Promise<Drawing> {
  const size = sizeOfRatio(wanted.ratio, wanted.scale);
  const random = randomFrom(`${wanted.prompt}\n${wanted.seed}`);
  const canvas = createCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  drawScene(context, size, wanted.prompt, paletteFor(wanted.prompt, random), random);
  drawCaption(context, size, wanted.prompt, 'bottom');
  return encoded(canvas, wanted.format, wanted.quality, wanted.padToBytes);
}

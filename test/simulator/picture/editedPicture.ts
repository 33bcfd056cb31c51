import { createCanvas, loadImage, type Image } from '@napi-rs/canvas';
import type { Drawing } from '../job';
import { randomFrom } from '../random';
import { drawCaption } from './caption';
import { encoded, type Format } from './encoded';
import { sizeOfEdit } from './size';

export interface EditedPicture {
  readonly input: Buffer;
  readonly prompt: string;
  readonly seed: number;
  readonly format: Format;
  readonly scale: number;
  readonly padToBytes: number;
}

/** The input, tinted by instruction and seed, framed, with the instruction below. Rejects if it is no picture. */
export async function editedPicture(wanted: EditedPicture): Promise<Drawing> {
  const input = await decoded(wanted.input);
  const size = sizeOfEdit(input, wanted.scale);
  const random = randomFrom(`${wanted.prompt}\n${wanted.seed}`);
  const hue = Math.floor(random() * 360);
  const canvas = createCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  const frame = Math.max(1, Math.round(Math.min(size.width, size.height) * 0.025));
  context.fillStyle = `hsl(${hue}, 45%, 94%)`;
  context.fillRect(0, 0, size.width, size.height);
  context.drawImage(input, frame, frame, size.width - frame * 2, size.height - frame * 2);
  const tint = context.createLinearGradient(0, 0, size.width, size.height);
  tint.addColorStop(0, `hsla(${hue}, 85%, 55%, 0.9)`);
  tint.addColorStop(1, `hsla(${(hue + 70) % 360}, 85%, 45%, 0.9)`);
  context.globalCompositeOperation = 'soft-light';
  context.fillStyle = tint;
  context.fillRect(frame, frame, size.width - frame * 2, size.height - frame * 2);
  context.globalCompositeOperation = 'source-over';
  // At the top: what the input says below stays readable.
  drawCaption(context, size, `✎ ${wanted.prompt}`, 'top');
  return encoded(canvas, wanted.format, 90, wanted.padToBytes);
}

/** PNG, JPEG and WebP by their first bytes; SVG would decode too, but no such service takes it. */
function isPicture(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 12);
  return head.startsWith('\x89PNG') || head.startsWith('\xff\xd8\xff') || /^RIFF[^]{4}WEBP$/.test(head);
}

async function decoded(bytes: Buffer): Promise<Image> {
  const image = isPicture(bytes) ? await loadImage(bytes).catch(() => undefined) : undefined;
  if (!image || image.width === 0 || image.height === 0)
    throw new Error('Unable to identify the input image file');
  return image;
}

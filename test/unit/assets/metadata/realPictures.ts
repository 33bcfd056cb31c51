import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import type { SupportedType } from '../../../../src/assets/imageType';

/** A picture with something to see in it, made by a real encoder. */
export function drawn(type: SupportedType, width = 48, height = 32, hasAlpha = false): Uint8Array {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!hasAlpha) {
    context.fillStyle = '#246';
    context.fillRect(0, 0, width, height);
  }
  context.fillStyle = '#e84';
  context.fillRect(width / 8, height / 4, width / 2, height / 2);
  return Uint8Array.from(encoded(canvas, type));
}

function encoded(canvas: Canvas, type: SupportedType): Uint8Array {
  switch (type) {
    case 'png':
      return canvas.toBuffer('image/png');
    case 'jpeg':
      return canvas.toBuffer('image/jpeg', 90);
    case 'webp':
      return canvas.toBuffer('image/webp', 90);
  }
}

/** What a viewer would show: width, height and every pixel. */
export async function pixelsOf(picture: Uint8Array): Promise<readonly unknown[]> {
  const image = await loadImage(picture);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return [image.width, image.height, Buffer.from(data).toString('base64')];
}

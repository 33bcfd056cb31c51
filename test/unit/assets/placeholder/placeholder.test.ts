import assert from 'node:assert/strict';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { findModel } from '../../../../src/core/catalogue';
import { imageSizeOf } from '../../../../src/assets/imageSize';
import { imageTypeOf, supportedTypes } from '../../../../src/assets/imageType';
import type { PixelSize } from '../../../../src/assets/pixelSize';
import { placeholder } from '../../../../src/assets/placeholder/placeholder';

/** The model's own sizes, and some that fit no byte, block or repetition. */
const sizes: readonly PixelSize[] = [
  ...Object.values(findModel('qwen-image')?.sizes?.byChoice ?? {}),
  ...[1, 2, 7, 8, 9, 16, 17, 31, 258, 2065].flatMap((side) => [
    { width: side, height: 1 },
    { width: 1, height: side },
    { width: side, height: 33 },
  ]),
];

describe('placeholder', () => {
  for (const type of supportedTypes) {
    it(`is a ${type} of the size, grey all over, and small`, async () => {
      assert.ok(sizes.length > 30);
      for (const { width, height } of sizes) {
        const bytes = placeholder(type, { width, height });
        assert.equal(imageTypeOf(bytes), type);
        assert.deepEqual(imageSizeOf(bytes), { kind: 'size', width, height });
        assert.ok(bytes.length < 8_000, `${bytes.length} bytes`);
        const image = await loadImage(Buffer.from(bytes));
        assert.deepEqual([image.width, image.height], [width, height]);
        const canvas = createCanvas(width, height).getContext('2d');
        canvas.drawImage(image, 0, 0);
        const { data } = canvas.getImageData(0, 0, width, height);
        const odd = data.findIndex((value, index) => value !== (index % 4 === 3 ? 255 : 128));
        assert.equal(odd, -1, `${width} by ${height}, at ${odd}`);
      }
    });
  }

  it('is the same each time', () => {
    const size = { width: 1664, height: 928 };
    assert.deepEqual(placeholder('png', size), placeholder('png', size));
  });
});

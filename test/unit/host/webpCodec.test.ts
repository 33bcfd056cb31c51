import assert from 'node:assert/strict';
import type { Pixels } from '../../../src/assets/scalePixels';
import { webpCodec } from '../../harness/webpCodec';
import { drawn, pixelsOf } from '../assets/metadata/realPictures';
import { craftedOpacity, craftedWebp } from './craftedWebp';

const refused = { name: 'TypeError', message: 'this WebP file cannot be decoded' };

/** Colours that change from column to column, and an opacity for each row. */
function shades(side: number, hasAlpha: boolean): Pixels {
  const data = new Uint8ClampedArray(side * side * 4).map((_, at) => {
    const [x, y] = [(at >> 2) % side, Math.floor((at >> 2) / side)];
    return [x, y, 255 - x, hasAlpha ? y : 255][at % 4] ?? 0;
  });
  return { width: side, height: side, data };
}

describe('webpCodec', () => {
  it('decodes to what others see', async () => {
    const picture = drawn('webp', 67, 35);
    const { width, height, data } = await webpCodec.decode(picture);
    assert.deepEqual([width, height, Buffer.from(data).toString('base64')], await pixelsOf(picture));
  });

  it('keeps every opacity, and colours but for a few shades', async () => {
    const before = shades(256, true);
    const after = await webpCodec.decode(await webpCodec.encode(before, 100));
    const opacities = (data: Uint8ClampedArray): Uint8ClampedArray => data.filter((_, at) => at % 4 === 3);
    const visible = 256 * 4;
    const differences = before.data.map((value, at) =>
      at < visible ? 0 : Math.abs(value - (after.data[at] ?? 255)),
    );
    assert.deepEqual([after.width, after.height], [256, 256]);
    assert.deepEqual(opacities(after.data), opacities(before.data));
    assert.ok(Math.max(...new Set(differences)) <= 6, `${Math.max(...new Set(differences))}`);
  });

  it('refuses tables of codes that are larger than the room for them, of colours or of opacity', async () => {
    const lossy = await webpCodec.encode(shades(16, false), 80);
    // Their twins tell that it is for nothing else about them.
    const colours = await webpCodec.decode(craftedWebp('complete'));
    const opacity = await webpCodec.decode(craftedOpacity('complete', lossy));
    assert.deepEqual([...colours.data], Array(16 * 16 * 4).fill(0));
    assert.ok(opacity.data.every((value, at) => at % 4 !== 3 || value === 0));
    assert.ok(opacity.data.some((value) => value > 0));
    await assert.rejects(webpCodec.decode(craftedWebp('overfull')), refused);
    await assert.rejects(webpCodec.decode(craftedOpacity('overfull', lossy)), refused);
  });

  it('refuses half a picture, and what is none', async () => {
    const picture = drawn('webp', 67, 35);
    await assert.rejects(webpCodec.decode(picture.subarray(0, picture.length / 2)), refused);
    await assert.rejects(webpCodec.decode(Uint8Array.of(1, 2, 3)), refused);
  });
});

import assert from 'node:assert/strict';
import { scalePixels } from '../../../src/assets/scalePixels';

describe('scalePixels', () => {
  it('keeps an even colour even', () => {
    const data = new Uint8ClampedArray(40 * 30 * 4).map((_, at) => [10, 200, 90, 255][at % 4] ?? 0);
    const {
      width,
      height,
      data: scaled,
    } = scalePixels({ width: 40, height: 30, data }, { width: 13, height: 7 });
    assert.deepEqual([width, height, scaled.length], [13, 7, 13 * 7 * 4]);
    assert.ok(scaled.every((value, at) => value === [10, 200, 90, 255][at % 4]));
  });

  it('lets no colour bleed out of what is transparent', () => {
    const data = new Uint8ClampedArray(8 * 8 * 4);
    for (let at = 0; at < data.length; at += 4) {
      data.set((at / 4) % 8 < 4 ? [255, 0, 0, 0] : [0, 0, 255, 255], at);
    }
    const { data: scaled } = scalePixels({ width: 8, height: 8, data }, { width: 3, height: 3 });
    for (let at = 0; at < scaled.length; at += 4) {
      assert.ok((scaled[at] ?? 0) <= 1, `red ${scaled[at]}`);
    }
  });

  it('averages what becomes one', () => {
    const data = new Uint8ClampedArray(16 * 16 * 4).map((_, at) =>
      (at >> 2) % 2 === 0 || at % 4 === 3 ? 255 : 0,
    );
    const { data: scaled } = scalePixels({ width: 16, height: 16, data }, { width: 4, height: 4 });
    for (let at = 0; at < scaled.length; at += 4) {
      assert.ok(Math.abs((scaled[at] ?? 0) - 127) < 24, `${scaled[at]}`);
    }
  });
});

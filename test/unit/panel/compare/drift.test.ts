import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findDrift } from '../../../../media/panel/compare/drift';
import { greyOf, type GreyPicture } from '../../../../media/panel/compare/greyPicture';

const [width, height] = [128, 96];

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly light: number;
}

/** Discs on a slope of light, seen through a frame that has moved. Places and sizes are shares of the width. */
function draw(discs: readonly Disc[], move = { x: 0, y: 0, zoom: 1 }, dim = 1): GreyPicture {
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const u = ((x - width / 2) / width - move.x) / move.zoom + 0.5;
      const v = ((y - height / 2) / width - (move.y * height) / width) / move.zoom + height / width / 2;
      const disc = discs.findLast((one) => Math.hypot(u - one.x, v - one.y) < one.radius);
      values[y * width + x] = dim * (disc?.light ?? 60 + 40 * v);
    }
  }
  return { width, height, values };
}

const scene: readonly Disc[] = [
  { x: 0.3, y: 0.25, radius: 0.12, light: 220 },
  { x: 0.62, y: 0.4, radius: 0.2, light: 20 },
  { x: 0.55, y: 0.38, radius: 0.06, light: 180 },
  { x: 0.85, y: 0.15, radius: 0.07, light: 250 },
  { x: 0.15, y: 0.6, radius: 0.1, light: 130 },
];

describe('findDrift', () => {
  it('finds none between a picture and itself, in any light', () => {
    assert.deepEqual(findDrift(draw(scene), draw(scene)), { shiftX: 0, shiftY: 0, zoom: 1 });
    const darker = findDrift(draw(scene), draw(scene, undefined, 0.45));
    assert.deepEqual(darker, { shiftX: 0, shiftY: 0, zoom: 1 });
  });

  it('finds none where a part was redrawn', () => {
    const edited = [...scene, { x: 0.4, y: 0.5, radius: 0.08, light: 255 }];
    assert.deepEqual(findDrift(draw(scene), draw(edited)), { shiftX: 0, shiftY: 0, zoom: 1 });
  });

  it('finds any shift and zoom of a few hundredths, to half a hundredth', () => {
    const share = fc.double({ min: -0.06, max: 0.06, noNaN: true });
    const zoom = fc.double({ min: 0.93, max: 1.08, noNaN: true });
    fc.assert(
      fc.property(share, share, zoom, (x, y, by) => {
        fc.pre(Math.abs(x) > 0.015 || Math.abs(y) > 0.015 || Math.abs(by - 1) > 0.02);
        const drift = findDrift(draw(scene), draw(scene, { x, y, zoom: by }, 0.8));
        assert.ok(drift);
        assert.ok(Math.abs(drift.shiftX - x) < 0.006, `${drift.shiftX} for ${x}`);
        assert.ok(Math.abs(drift.shiftY - y) < 0.006, `${drift.shiftY} for ${y}`);
        assert.ok(Math.abs(drift.zoom - by) < 0.006, `${drift.zoom} for ${by}`);
      }),
      { numRuns: 12 },
    );
  });

  it('tells nothing of two pictures that have nothing in common', () => {
    const other = Array.from({ length: 9 }, (_, index) => ({
      x: (index * 0.37) % 1,
      y: (index * 0.23 + 0.07) % 0.75,
      radius: 0.05,
      light: index % 2 === 0 ? 250 : 5,
    }));
    assert.equal(findDrift(draw(scene), draw(other)), undefined);
  });

  it('does not believe a movement farther than any edit goes', () => {
    assert.equal(findDrift(draw(scene), draw(scene, { x: 0.2, y: 0, zoom: 1 })), undefined);
  });

  it('tells nothing of an empty picture', () => {
    const blank = { width, height, values: new Float32Array(width * height) };
    assert.equal(findDrift(blank, draw(scene)), undefined);
  });
});

describe('greyOf', () => {
  it('weighs the colours as eyes do', () => {
    const pixels = new Uint8ClampedArray([255, 255, 255, 255, 0, 255, 0, 255]);
    assert.deepEqual([...greyOf(pixels, 2, 1).values].map(Math.round), [255, 150]);
  });
});

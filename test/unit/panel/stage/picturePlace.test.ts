import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PicturePlace } from '../../../../media/panel/stage/picturePlace';
import { fit } from '../../../../media/panel/stage/zoom';

describe('a picture’s place on the stage', () => {
  const wide = { width: 1664, height: 928 };
  const square = { width: 1328, height: 1328 };
  const room = { width: 1200, height: 500 };
  const lower = { width: 1200, height: 470 };

  it('is the whole of it when the room changes before it is loaded', () => {
    const place = new PicturePlace();
    place.load(wide, room);
    place.clear();
    assert.equal(place.placement, undefined, 'nothing of the picture before holds');
    place.fit(lower);
    assert.equal(place.placement, undefined);
    place.load(square, lower);
    assert.deepEqual(place.placement, fit(square, lower));
  });

  it('is the whole of it in a room that gets smaller, and larger again', () => {
    const place = new PicturePlace();
    place.load(square, room);
    for (const now of [lower, { width: 300, height: 200 }, room]) {
      place.fit(now);
      assert.deepEqual(place.placement, fit(square, now));
    }
  });

  it('stays as large as somebody has zoomed it, until it is whole again', () => {
    const place = new PicturePlace();
    place.load(square, room);
    place.zoom(2, 600, 250, room);
    const scale = 2 * fit(square, room).scale;
    assert.equal(place.placement?.scale, scale);
    place.fit(lower);
    assert.equal(place.placement.scale, scale);
    place.zoom(0.001, 600, 250, lower);
    place.fit(room);
    assert.deepEqual(place.placement, fit(square, room));
    place.zoom(2, 600, 250, room);
    place.showWhole(lower);
    place.fit(room);
    assert.deepEqual(place.placement, fit(square, room));
  });

  it('is the whole of it where the room has grown beyond what somebody zoomed in on', () => {
    const place = new PicturePlace();
    place.load(square, { width: 300, height: 300 });
    place.zoom(1.2, 150, 150, { width: 300, height: 300 });
    place.fit(room);
    assert.deepEqual(place.placement, fit(square, room));
  });

  it('is never that of a part when nobody zoomed in, whatever comes in whatever order', () => {
    const extent = fc.record({
      width: fc.integer({ min: 1, max: 3000 }),
      height: fc.integer({ min: 1, max: 3000 }),
    });
    const step = fc.oneof(
      fc.record({ does: fc.constant('load' as const), size: extent }),
      fc.record({
        does: fc.constantFrom('clear' as const, 'showWhole' as const, 'fit' as const, 'move' as const),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(step, extent), { maxLength: 12 }), (steps) => {
        const place = new PicturePlace();
        let size: { readonly width: number; readonly height: number } | undefined;
        for (const [now, within] of steps) {
          if (now.does === 'load') place.load((size = now.size), within);
          else if (now.does === 'move') place.move(30, -30, within);
          else place[now.does](within);
          if (now.does === 'clear') size = undefined;
          place.fit(within);
          assert.deepEqual(place.placement, size === undefined ? undefined : fit(size, within));
        }
      }),
    );
  });
});

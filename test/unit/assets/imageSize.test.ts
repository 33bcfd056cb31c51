import assert from 'node:assert/strict';
import fc from 'fast-check';
import { imageSizeOf } from '../../../src/assets/imageSize';
import { bytesOf, extendedWebp, jpeg, jpegSegment, losslessWebp, lossyWebp, png } from './pictures';

function sizeOf(bytes: Uint8Array): string {
  const result = imageSizeOf(bytes);
  return result.kind === 'size' ? `${result.width}x${result.height}` : result.kind;
}

function changed(bytes: Uint8Array, at: number, ...values: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
}

const pictures: readonly (readonly [string, (width: number, height: number) => Uint8Array])[] = [
  ['PNG', png],
  ['JPEG', jpeg],
  ['lossy WebP', lossyWebp],
  ['lossless WebP', losslessWebp],
  ['extended WebP', extendedWebp],
];

describe('imageSize', () => {
  for (const [name, draw] of pictures) {
    it(`reads ${name}`, () => {
      assert.equal(sizeOf(draw(1, 1)), '1x1');
      assert.equal(sizeOf(draw(166, 92)), '166x92');
      assert.equal(sizeOf(draw(3, 1328)), '3x1328');
    });

    it(`asks for more of a ${name} until it has enough, and never guesses`, () => {
      const whole = draw(640, 48);
      let enough = 0;
      for (let length = 0; length <= whole.length; length += 1) {
        const size = sizeOf(whole.subarray(0, length));
        if (size === '640x48') enough ||= length;
        else assert.equal(size, 'needMoreBytes', `after ${length} bytes`);
        if (enough > 0) assert.equal(size, '640x48');
      }
      assert.ok(enough > 0 && enough <= 40);
    });
  }

  it('reads the largest sizes each type can hold', () => {
    assert.equal(sizeOf(losslessWebp(16_384, 16_384)), '16384x16384');
    assert.equal(sizeOf(extendedWebp(16_777_216, 16_777_216)), '16777216x16777216');
    assert.equal(sizeOf(jpeg(65_535, 65_535)), '65535x65535');
  });

  it('reads every kind of JPEG frame, behind tables, fill bytes and long segments', () => {
    for (const frame of [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]) {
      assert.equal(sizeOf(jpeg(12, 34, frame)), '12x34');
    }
    const exif = jpegSegment(0xe1, bytesOf('Exif\0\0', new Uint8Array(60_000).fill(0xff)));
    const tables = bytesOf(
      jpegSegment(0xc4, new Uint8Array(30)),
      [0xff, 0xff],
      jpegSegment(0xdb, new Uint8Array(65)),
    );
    assert.equal(sizeOf(jpeg(12, 34, 0xc2, bytesOf(exif, tables))), '12x34');
  });

  it('calls damaged what cannot be a picture', () => {
    const cases: readonly (readonly [string, Uint8Array])[] = [
      ['PNG without width', changed(png(1, 1), 16, 0, 0, 0, 0)],
      ['PNG beyond its own limit', changed(png(1, 1), 16, 0x80, 0, 0, 0)],
      ['PNG that starts with another chunk', changed(png(1, 1), 12, 0x49, 0x44)],
      ['PNG with a wrong header length', changed(png(1, 1), 11, 14)],
      ['JPEG without height', jpeg(5, 0)],
      ['JPEG that ends at once', bytesOf([0xff, 0xd8, 0xff, 0xd9, 0, 0])],
      ['JPEG whose scan comes first', bytesOf([0xff, 0xd8], jpegSegment(0xda, new Uint8Array(6)))],
      ['JPEG with a segment of no length', bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0])],
      ['JPEG with a frame too short', bytesOf([0xff, 0xd8, 0xff, 0xc0, 0, 7, 8, 0, 1, 0, 1, 1])],
      ['JPEG with no marker where one must be', bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 2, 1, 2, 3, 4])],
      ['WebP of an unknown chunk', changed(lossyWebp(5, 5), 12, 0x41)],
      ['WebP that does not start with a key frame', changed(lossyWebp(5, 5), 20, 0x11)],
      ['WebP without its start code', changed(lossyWebp(5, 5), 23, 0)],
      ['WebP without width', lossyWebp(0, 5)],
      ['lossless WebP without its mark', changed(losslessWebp(5, 5), 20, 0)],
    ];
    for (const [name, bytes] of cases) assert.equal(sizeOf(bytes), 'damaged', name);
  });

  it('leaves other types alone', () => {
    assert.equal(sizeOf(bytesOf('GIF89a', [1, 0, 1, 0, 0, 0, 0])), 'unsupported');
    assert.equal(sizeOf(bytesOf('<svg width="1" height="1">')), 'unsupported');
  });

  it('never throws, whatever bytes follow a good beginning', () => {
    const beginning = fc.constantFrom(
      ...pictures.map(([, draw]) => draw(9, 9)),
      bytesOf([0xff, 0xd8, 0xff]),
      new Uint8Array(),
    );
    fc.assert(
      fc.property(beginning, fc.nat(60), fc.uint8Array({ maxLength: 80 }), (start, kept, noise) => {
        const result = imageSizeOf(bytesOf(start.subarray(0, kept), noise));
        if (result.kind === 'size') assert.ok(result.width > 0 && result.height > 0);
      }),
      { numRuns: 3000 },
    );
  });
});

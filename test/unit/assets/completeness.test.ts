import assert from 'node:assert/strict';
import { isComplete, tailLength } from '../../../src/assets/completeness';
import type { SupportedType } from '../../../src/assets/imageType';
import { bytesOf, extendedWebp, jpeg, jpegSegment, losslessWebp, lossyWebp, png } from './pictures';

function complete(type: SupportedType, bytes: Uint8Array): boolean {
  return isComplete(type, {
    length: bytes.length,
    head: bytes.subarray(0, 16),
    tail: bytes.subarray(-tailLength),
  });
}

const pictures: readonly (readonly [SupportedType, Uint8Array])[] = [
  ['png', png(300, 200)],
  ['jpeg', jpeg(30, 20)],
  ['webp', lossyWebp(30, 20)],
  ['webp', losslessWebp(30, 20)],
  ['webp', extendedWebp(30, 20)],
];

describe('completeness', () => {
  for (const [type, bytes] of pictures) {
    it(`knows a whole ${type} of ${bytes.length} bytes from every shorter one`, () => {
      assert.ok(complete(type, bytes));
      for (let length = 0; length < bytes.length; length += 1) {
        assert.ok(!complete(type, bytes.subarray(0, length)), `${length} bytes`);
      }
    });

    it(`allows a little after the end of a ${type} of ${bytes.length} bytes`, () => {
      assert.ok(complete(type, bytesOf(bytes, '\r\n', new Uint8Array(100))));
    });
  }

  it('does not take a thumbnail for the end of its JPEG', () => {
    const thumbnail = jpegSegment(0xe1, bytesOf('Exif\0\0', jpeg(2, 2)));
    const whole = jpeg(30, 20, 0xc0, thumbnail);
    assert.ok(complete('jpeg', whole));
    assert.ok(!complete('jpeg', whole.subarray(0, -2)));
  });

  it('does not believe a WebP that announces nothing', () => {
    assert.ok(!complete('webp', bytesOf('RIFF', [0, 0, 0, 0], 'WEBP', new Uint8Array(40))));
  });
});

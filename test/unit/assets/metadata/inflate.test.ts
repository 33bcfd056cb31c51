import assert from 'node:assert/strict';
import { constants, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { inflate } from '../../../../src/assets/metadata/inflate';
import { storedZlib } from '../../../../src/assets/metadata/storedZlib';

describe('inflate', () => {
  const { Z_FIXED, Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY } = constants;

  it('reads what zlib writes, in every way it has', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 5_000 }),
      // With repetitions, near and far.
      fc.array(fc.constantFrom(1, 2, 2, 2, 3), { maxLength: 20_000 }).map((list) => Uint8Array.from(list)),
    );
    const strategy = fc.constantFrom(Z_FIXED, Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY);
    fc.assert(
      fc.property(bytes, strategy, fc.integer({ min: 0, max: 9 }), (content, how, level) => {
        const packed = deflateSync(content, { strategy: how, level });
        assert.deepEqual(inflate(packed, 100_000), content);
      }),
      { numRuns: 200 },
    );
  });

  it('stops at what is damaged, cut short, or more than is wanted', () => {
    const packed = deflateSync(Buffer.from('a fox, a fox, a fox, in deep snow'.repeat(50)));
    assert.equal(inflate(packed, 100), undefined);
    assert.equal(inflate(packed.subarray(0, packed.length - 12), 10_000), undefined);
    assert.equal(inflate(new Uint8Array(), 10_000), undefined);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        const found = inflate(Uint8Array.of(0x78, 0x01, ...noise), 10_000);
        assert.ok(found === undefined || found.length <= 10_000);
      }),
    );
  });
});

describe('storedZlib', () => {
  it('is read by zlib, whatever the length', () => {
    for (const length of [0, 1, 65_535, 65_536, 200_000]) {
      const content = Uint8Array.from({ length }, (_, at) => (at * 31) & 255);
      assert.deepEqual(new Uint8Array(inflateSync(storedZlib(content))), content);
    }
  });
});

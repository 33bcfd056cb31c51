import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeBase64, encodeBase64 } from '../../../src/assets/base64';

describe('base64', () => {
  it('writes what Node writes, across its pieces', () => {
    for (const length of [0, 1, 2, 3, 24_575, 24_576, 24_577, 100_000]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) & 255);
      assert.equal(encodeBase64(bytes), Buffer.from(bytes).toString('base64'));
    }
  });

  it('reads back what it wrote, padded or not, in either alphabet, across lines', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = encodeBase64(bytes);
        assert.deepEqual(decodeBase64(text), bytes);
        assert.deepEqual(decodeBase64(text.replace(/=/g, '')), bytes);
        assert.deepEqual(decodeBase64(Buffer.from(bytes).toString('base64url')), bytes);
        assert.deepEqual(decodeBase64(text.replace(/.{5}/g, '$&\r\n')), bytes);
      }),
    );
  });

  it('refuses what is something else', () => {
    for (const text of ['a', 'ab=c', '<html>', 'aa*a', 'aaé=', 'aa===='])
      assert.equal(decodeBase64(text), undefined);
  });
});

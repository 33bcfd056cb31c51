import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';

import { isEqual } from '../../../src/core/isEqual';

describe('isEqual', () => {
  it('is true for a copy with its keys in another order', () => {
    assert.ok(isEqual({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 }));
  });

  it('agrees with Node on plain data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        assert.equal(isEqual(one, other), isDeepStrictEqual(one, other));
        assert.ok(isEqual(one, structuredClone(one)));
      }),
    );
  });
});

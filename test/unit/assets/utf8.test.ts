import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fittingPrefix, utf8Length } from '../../../src/assets/utf8';
import { unruly } from './unruly';

describe('utf8', () => {
  it('counts bytes, not letters', () => {
    assert.equal(utf8Length('aé狐🦊'), 1 + 2 + 3 + 4);
  });

  it('never splits a code point', () => {
    assert.equal(fittingPrefix('a🦊b', 2, 4), 'a');
    assert.equal(fittingPrefix('a🦊b', 2, 5), 'a🦊');
    assert.equal(fittingPrefix('abc', 2, 99), 'ab');
  });

  it('is the longest beginning that fits', () => {
    fc.assert(
      fc.property(unruly(), fc.nat(30), fc.nat(60), (text, letters, bytes) => {
        const head = fittingPrefix(text, letters, bytes);
        const next = Array.from(text.slice(head.length))[0];
        assert.ok(text.startsWith(head) && Array.from(head).length <= letters && utf8Length(head) <= bytes);
        if (next !== undefined) {
          const longer = head + next;
          assert.ok(Array.from(longer).length > letters || utf8Length(longer) > bytes);
        }
      }),
    );
  });
});

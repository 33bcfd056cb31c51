import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { addressKey, isSameAddress } from '../../../src/core/addressKey';

describe('isSameAddress', () => {
  for (const [one, other, expected] of [
    ['file:///p/(site)/a%20(1).png', 'file:///p/%28site%29/a%20%281%29.png', true],
    ["file:///p/it's!*.png", 'file:///p/it%27s%21%2A.png', true],
    ['file:///C:/p/a.png', 'file:///c%3A/p/a.png', true],
    ['file:///p/100%/a.png', 'file:///p/100%/a.png', true],
    ['file:///p/A.png', 'file:///p/a.png', false],
    ['file:///p/a%2Fb.png', 'file:///p/a/b.png', false],
    ['file:///p/a%252Fb.png', 'file:///p/a%2Fb.png', false],
    ['file:///p/a.png', 'file:///p/a.png/', false],
    ['vscode-vfs://github/me/a.png', 'vscode-vfs://gitlab/me/a.png', false],
  ] as const) {
    it(`is ${expected} of ${one} and ${other}`, () => {
      assert.equal(isSameAddress(one, other), expected);
      assert.equal(isSameAddress(other, one), expected);
    });
  }

  it('goes by the names of all folders, however they are encoded', () => {
    const names = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 4 });
    const each = (name: string): string =>
      [...new TextEncoder().encode(name)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
    fc.assert(
      fc.property(names, names, (one, other) => {
        const uri = `file:///${one.map(encodeURIComponent).join('/')}`;
        assert.equal(addressKey(uri), addressKey(`file:///${one.map(each).join('/')}`));
        const isEqual = one.length === other.length && one.every((name, index) => name === other[index]);
        const drives = [one, other].flat().some((name) => /^[a-z]:$/i.test(name));
        assert.ok(drives || isEqual === isSameAddress(uri, `file:///${other.map(each).join('/')}`));
      }),
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maximumStemBytes, slug } from '../../../src/assets/slug';
import { utf8Length } from '../../../src/assets/utf8';
import { unruly } from './unruly';

describe('slug', () => {
  const table: readonly (readonly [string, string])[] = [
    ['A Red Fox, running!', 'a-red-fox-running'],
    ['  --hello__world--  ', 'hello-world'],
    ['Ein Füchslein im Schnee', 'ein-füchslein-im-schnee'],
    ['cafe\u0301', 'caf\u00e9'],
    ['一只红色的狐狸', '一只红色的狐狸'],
    ['狐狸，在雪中。', '狐狸-在雪中'],
    ['نص عربي ١٢', 'نص-عربي-١٢'],
    ['हिन्दी चित्र', 'हिन्दी-चित्र'],
    ['../../etc/passwd', 'etc-passwd'],
    ['.hidden', 'hidden'],
    ['C:\\Windows\\x', 'c-windows-x'],
    ['con', 'con-image'],
    ['NUL', 'nul-image'],
    ['com1', 'com1-image'],
    ['LPT¹', 'lpt¹-image'],
    ['console', 'console'],
    ['', 'image'],
    ['🦊🦊', 'image'],
    ['🦊 fox', 'fox'],
    ['photo\u202Egnp.exe', 'photognp-exe'],
    ['zero\u200Bwidth\uFEFF', 'zerowidth'],
    ['a\0b\nc\td', 'a-b-c-d'],
    ['\u0301 stray mark', 'stray-mark'],
    ['\ud800 lone', 'lone'],
    ['1️⃣ first', '1⃣-first'],
  ];
  for (const [text, expected] of table) {
    it(`${JSON.stringify(text)} → ${expected}`, () => {
      assert.equal(slug(text), expected);
    });
  }

  it('cuts at a word when that keeps half of the room, else inside the word', () => {
    assert.equal(slug('the quick brown fox jumps', 17), 'the-quick-brown');
    assert.equal(slug('the quick brown fox jumps', 15), 'the-quick-brown');
    assert.equal(slug(`a ${'b'.repeat(80)}`, 20), `a-${'b'.repeat(18)}`);
    assert.equal(slug('字'.repeat(100)).length, 60);
  });

  it('does not part a letter from its marks', () => {
    assert.equal(slug('xxxxxxxxxxxकि', 12), 'xxxxxxxxxxx');
  });

  it('caps bytes as well as letters', () => {
    assert.equal(utf8Length(slug('𠜎'.repeat(100))), maximumStemBytes);
    assert.equal(slug('red seed', 60, 6), 'red');
  });

  it('is one safe stem for any text, and a slug of itself', () => {
    fc.assert(
      fc.property(unruly(), fc.integer({ min: 12, max: 80 }), (text, maximum) => {
        const stem = slug(text, maximum);
        assert.match(stem, /^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*$/u);
        assert.doesNotMatch(stem, /--|-$/);
        assert.equal(stem, stem.normalize('NFC'));
        assert.ok(Array.from(stem).length <= maximum, stem);
        assert.ok(utf8Length(stem) <= maximumStemBytes, stem);
        assert.equal(slug(stem, maximum), stem);
      }),
      { numRuns: 1000 },
    );
  });

  it('is a slug of itself for every letter there is', () => {
    for (let code = 0; code < 0x30000; code += 1) {
      const stem = slug(`a${String.fromCodePoint(code)}b`);
      if (slug(stem) !== stem) assert.fail(`U+${code.toString(16)}: ${stem} → ${slug(stem)}`);
    }
  });
});

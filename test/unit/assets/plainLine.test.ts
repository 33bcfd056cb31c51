import assert from 'node:assert/strict';
import { plainLine } from '../../../src/assets/plainLine';

describe('plainLine', () => {
  it('turns breaks and controls into single spaces', () => {
    assert.equal(plainLine(' a\r\n\tb\0c\u2028d\u0085e '), 'a b c d e');
  });

  it('drops what hides or reorders text, and half letters', () => {
    assert.equal(plainLine('a\u202Eb\u2066c\u200Bd\uFEFFe\u{E0061}f\ud800g'), 'abcdefg');
  });

  it('keeps the joiners that scripts and emoji need', () => {
    assert.equal(plainLine('می\u200cخواهم 👩\u200d🎨'), 'می\u200cخواهم 👩\u200d🎨');
  });
});

import assert from 'node:assert/strict';
import { parseJsonc } from '../../../../src/assets/project/jsonc';

describe('jsonc', () => {
  it('reads comments and trailing commas', () => {
    const text = '\uFEFF{ // one\n "a": [1, 2, ], /* two\n */ "b": { "c": 3, }, }';
    assert.deepEqual(parseJsonc(text), { a: [1, 2], b: { c: 3 } });
  });

  it('leaves strings alone', () => {
    assert.deepEqual(parseJsonc('{"a/*": ["./b/*", "//c", ",]", "\\"//"]}'), {
      'a/*': ['./b/*', '//c', ',]', '"//'],
    });
  });

  it('has nothing to say of what it cannot read', () => {
    assert.equal(parseJsonc('{'), undefined);
    assert.equal(parseJsonc(''), undefined);
  });
});

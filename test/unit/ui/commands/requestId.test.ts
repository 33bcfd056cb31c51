import assert from 'node:assert/strict';
import { isRequestId, mayBeRequestId } from '../../../../src/ui/commands/requestId';

describe('requestId', () => {
  it('takes what can be one segment of an address and nothing else', () => {
    for (const id of ['9f1c2d3e-0000-4000-8000-123456789abc', 'req_123', 'abcd']) {
      assert.equal(isRequestId(id), true, id);
    }
    for (const id of ['', '..', '../x', 'a/b', 'a b', 'x'.repeat(300), '....', 'a?b']) {
      assert.equal(isRequestId(id), false, id);
    }
  });

  it('guesses that a clipboard holds an id only from one long word with a digit', () => {
    assert.equal(mayBeRequestId('9f1c2d3e-0000-4000-8000-123456789abc'), true);
    for (const text of ['hello world', 'hello', 'documentation', '12345678', '']) {
      assert.equal(mayBeRequestId(text), false, text);
    }
  });
});

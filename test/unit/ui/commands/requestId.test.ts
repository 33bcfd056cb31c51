import assert from 'node:assert/strict';
import { mayBeRequestId } from '../../../../src/ui/commands/requestId';

describe('requestId', () => {
  it('guesses that a clipboard holds an id only from one long word with a digit', () => {
    assert.equal(mayBeRequestId('9f1c2d3e-0000-4000-8000-123456789abc'), true);
    for (const text of ['hello world', 'hello', 'documentation', '12345678', '']) {
      assert.equal(mayBeRequestId(text), false, text);
    }
  });
});

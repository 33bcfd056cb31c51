import assert from 'node:assert/strict';
import { copiedRequestId, requestIdIn } from '../../../../src/ui/commands/requestId';

const id = '9f1c2d3e-0000-4000-8000-123456789abc';

describe('requestId', () => {
  it('is found in an address too', () => {
    for (const text of [
      id,
      `  ${id}\n`,
      `https://api.segmind.com/v2/requests/${id}`,
      `https://api.segmind.com/v2/requests/${id}/status`,
      `http://127.0.0.1:8080/v2/requests/${id}?x=1`,
    ]) {
      assert.equal(requestIdIn(text), id, text);
      assert.equal(copiedRequestId(text), id, text);
    }
    assert.equal(requestIdIn('short-1'), 'short-1');
  });

  it('is taken from the clipboard only where it looks like one', () => {
    assert.equal(copiedRequestId('0123456789abcdef01234567'), '0123456789abcdef01234567');
    for (const text of [
      '',
      'hello world',
      'documentation',
      'internationalization',
      '12345678901234567890',
      'a-fox-2.png',
      'package@1.20.300-beta.12',
      '1a2b3c4',
      'C:\\Users\\alice1\\project1',
      'alice.miller42@example.com',
      'p4ssw0rd!with#signs$in%it',
      `${id} and more`,
    ]) {
      assert.equal(copiedRequestId(text), undefined, text);
    }
  });

  it('is never a key', () => {
    for (const key of [
      'SG_0123456789abcdef',
      'SG_0123456789ABCDEF',
      'sk-proj1234567890abcdef',
      'ghp_0123456789abcdefghij',
    ]) {
      assert.equal(copiedRequestId(key), undefined, key);
    }
  });
});

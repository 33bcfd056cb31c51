import assert from 'node:assert/strict';

import { isRequestId } from '../../../src/core/requestId';

describe('isRequestId', () => {
  it('takes whatever Segmind may call a request', () => {
    for (const id of ['a', '0b5c-11', 'req_1.2:3', 'req-2024#7', '-x', '%2e', 'a'.repeat(200)]) {
      assert.equal(isRequestId(id), true, id);
    }
  });

  it('refuses a key, wherever it stands in the text', () => {
    for (const key of ['SG_0123456789abcdef', 'x-SG_0123456789ABCDEF00', 'sg_0123456789abcdef0123']) {
      assert.equal(isRequestId(key), false, key);
    }
  });

  it('refuses what could not stand in an address or a record', () => {
    for (const id of ['', '.', '..', 'a/b', 'a\\\\b', 'a b', 'a\nb', 'é', 'a'.repeat(201)]) {
      assert.equal(isRequestId(id), false, id);
    }
  });
});

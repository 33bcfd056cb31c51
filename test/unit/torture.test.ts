import assert from 'node:assert/strict';
import { runShare } from '../torture/share';

describe('A small share of the torture', () => {
  it('breaks no promise', async () => {
    const { failure, worlds, crashes } = await runShare(400, 20_260);
    assert.equal(failure, undefined);
    assert.equal(worlds, 400);
    assert.ok(crashes > 0);
  });
});

import assert from 'node:assert/strict';
import { runShare } from '../torture/share';

describe('A small share of the torture', () => {
  it('breaks no promise', async function () {
    // Two seconds of computing, several times that on a busy machine.
    this.timeout(60_000);
    const { failure, worlds, crashes } = await runShare(400, 20_260);
    assert.equal(failure, undefined);
    assert.equal(worlds, 400);
    assert.ok(crashes > 0);
  });
});

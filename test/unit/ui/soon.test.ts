import assert from 'node:assert/strict';
import { soon } from '../../../src/ui/soon';

describe('soon', () => {
  it('does the work once for many calls, and again for later ones', async () => {
    let done = 0;
    const ask = soon(() => (done += 1));
    ask();
    ask();
    assert.equal(done, 0);
    await Promise.resolve();
    assert.equal(done, 1);
    ask();
    await Promise.resolve();
    assert.equal(done, 2);
  });
});

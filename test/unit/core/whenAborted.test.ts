import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { unlessAborted } from '../../../src/core/whenAborted';

describe('unlessAborted', () => {
  it('brings what the work brings, and leaves nothing on a signal that lives on', async () => {
    const { signal } = new AbortController();
    for (let count = 0; count < 20; count += 1) {
      assert.equal(await unlessAborted(Promise.resolve(count), signal), count);
      await assert.rejects(unlessAborted(Promise.reject(new Error('no')), signal), { message: 'no' });
    }
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  it('brings nothing once nobody wants it', async () => {
    const controller = new AbortController();
    const outcome = unlessAborted(new Promise<string>(() => {}), controller.signal);
    controller.abort();
    assert.equal(await outcome, undefined);
    assert.equal(await unlessAborted(new Promise<string>(() => {}), controller.signal), undefined);
  });
});

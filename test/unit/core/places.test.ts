import assert from 'node:assert/strict';

import { Places } from '../../../src/core/places';
import { settle } from '../../fakes/manualClock';

const forever = new AbortController().signal;

describe('Places', () => {
  it('gives places in order, as they come free', async () => {
    const places = new Places(() => 1);
    const order: number[] = [];
    const first = await places.acquire(forever);
    const second = places.acquire(forever).then((place) => (order.push(2), place));
    void places.acquire(forever).then(() => order.push(3));
    await settle();
    assert.deepEqual(order, []);
    first.dispose();
    first.dispose();
    (await second).dispose();
    await settle();
    assert.deepEqual(order, [2, 3]);
  });

  it('lets go of those who stop waiting', async () => {
    const places = new Places(() => 1);
    const first = await places.acquire(forever);
    const abort = new AbortController();
    const second = places.acquire(abort.signal);
    const third = places.acquire(forever);
    abort.abort(new Error('gone'));
    await assert.rejects(second, /gone/);
    first.dispose();
    await third;
  });

  it('counts those who take a place without asking', async () => {
    let limit = 1;
    const places = new Places(() => limit);
    places.occupy();
    let isIn = false;
    void places.acquire(forever).then(() => (isIn = true));
    await settle();
    assert.equal(isIn, false);
    limit = 2;
    places.offer();
    await settle();
    assert.equal(isIn, true);
  });
});

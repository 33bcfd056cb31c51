import assert from 'node:assert/strict';

import { Durations, expect } from '../../../src/core/durations';

describe('expect', () => {
  it('is the page’s figure before anything was observed', () => {
    assert.equal(Math.round(expect(28_190, []).typical), 28_190);
  });

  it('follows what is observed', () => {
    const { early, typical, late } = expect(
      28_190,
      [39_000, 40_000, 41_000, 40_500, 39_500, 40_000, 41_500, 38_500],
    );
    assert.ok(typical > 38_000 && typical < 41_000, `${typical}`);
    assert.ok(early < typical && typical < late);
  });

  it('is not spoiled by one night in a queue', () => {
    const usual = [28_000, 29_000, 27_500, 28_500, 28_200, 28_800];
    const { typical } = expect(28_190, [...usual, 900_000]);
    assert.ok(typical < 29_500, `${typical}`);
  });
});

describe('Durations', () => {
  it('remembers across sessions, the latest ones only', () => {
    let stored: Readonly<Record<string, readonly number[]>> = {};
    const store = { load: () => stored, save: (durations: typeof stored) => void (stored = durations) };
    const durations = new Durations(store);
    for (let count = 0; count < 40; count += 1) {
      durations.observe('qwen-image', 60_000);
    }
    assert.equal(stored['qwen-image']?.length, 31);
    assert.ok(new Durations(store).expectation('qwen-image').typical > 55_000);
    assert.equal(Math.round(new Durations(store).expectation('qwen-image-edit').typical), 49_920);
  });

  it('passes over what cannot be a duration', () => {
    const durations = new Durations({ load: () => ({}), save: () => assert.fail('nothing to remember') });
    durations.observe('qwen-image', -5);
    durations.observe('qwen-image', Number.NaN);
  });
});

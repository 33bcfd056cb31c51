import assert from 'node:assert/strict';
import { aboutDollars, dollars } from '../../../src/core/dollars';

describe('dollars', () => {
  const amounts: readonly (readonly [number, string])[] = [
    [0, '$0.00'],
    [0.018, '$0.018'],
    [0.0123, '$0.0123'],
    [0.02, '$0.02'],
    [0.5, '$0.50'],
    [1, '$1.00'],
    [12.345, '$12.35'],
    [100, '$100.00'],
    [-0.5, '-$0.50'],
  ];
  for (const [amount, text] of amounts) {
    it(`writes ${amount} as ${text}`, () => {
      assert.equal(dollars(amount), text);
    });
  }
});

describe('aboutDollars', () => {
  const amounts: readonly (readonly [number, string])[] = [
    [0, '$0.00'],
    [0.1162, '$0.12'],
    [0.0354, '$0.035'],
    [0.00017, '$0.0002'],
    [0.997, '$1.00'],
    [12.345, '$12.35'],
  ];
  for (const [amount, text] of amounts) {
    it(`writes ${amount} as ${text}`, () => {
      assert.equal(aboutDollars(amount), text);
    });
  }
});

import assert from 'node:assert/strict';
import { wouldPressAgain } from '../../../media/panel/heldKey';

describe('a key that is held in the panel', () => {
  const down = (key: string, more: { repeat?: boolean; ctrlKey?: boolean; metaKey?: boolean } = {}) => ({
    ...{ key, repeat: true, ctrlKey: false, metaKey: false },
    ...more,
  });

  it('sends the form once', () => {
    for (const chord of [{ ctrlKey: true }, { metaKey: true }]) {
      assert.equal(wouldPressAgain(down('Enter', { ...chord, repeat: false }), false), false);
      assert.equal(wouldPressAgain(down('Enter', chord), false), true);
      assert.equal(wouldPressAgain(down('Enter', chord), true), true);
    }
  });

  it('presses a button once', () => {
    for (const key of ['Enter', ' ']) {
      assert.equal(wouldPressAgain(down(key, { repeat: false }), true), false);
      assert.equal(wouldPressAgain(down(key), true), true);
    }
  });

  it('still writes, moves and selects on and on', () => {
    for (const key of ['Enter', ' ', 'a', 'ArrowDown', 'Backspace']) {
      assert.equal(wouldPressAgain(down(key), false), false, key);
    }
    for (const key of ['ArrowDown', 'Tab', 'Escape']) {
      assert.equal(wouldPressAgain(down(key), true), false, key);
    }
    assert.equal(wouldPressAgain(down('ArrowDown', { ctrlKey: true }), false), false);
  });
});

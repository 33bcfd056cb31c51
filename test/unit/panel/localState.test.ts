import assert from 'node:assert/strict';
import { initialState, restoreState } from '../../../media/panel/localState';

describe('what the page keeps of itself', () => {
  it('is the same after a reload, the filter and what is looked at included', () => {
    const state = {
      ...initialState(),
      purpose: 'edit',
      filter: { text: 'fox', model: 'qwen-image-edit', state: 'attention', isStarred: true },
      opened: { result: 'a~1', other: 'b' },
      isGalleryOpen: true,
    } as const;
    assert.deepEqual(restoreState(structuredClone(state)), state);
  });

  it('begins anew where it does not fit', () => {
    for (const kept of [
      ...[undefined, null, 7, 'x', [], { filter: 'x', forms: 3, opened: { job: 'a' } }],
      {
        filter: { text: 1, model: 'gone', state: 'gone', isStarred: 'yes' },
        forms: { generate: { count: 99 } },
      },
    ]) {
      assert.deepEqual(restoreState(kept), initialState());
    }
  });
});

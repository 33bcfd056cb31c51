import assert from 'node:assert/strict';
import { Actions } from '../../../media/panel/actions';
import { editTree } from '../../../media/panel/editTree';
import { openStep } from '../../../media/panel/openStep';
import { findResult } from '../../../media/panel/result';
import { Store } from '../../../media/panel/store';
import { Caller } from '../../../src/protocol/caller';
import { FromPanel } from '../../../src/protocol/fromPanel';
import { view } from './view';

describe('openStep', () => {
  it('opens each step: a result in the panel, the picture that all began with in VS Code', async () => {
    const store = new Store(undefined, () => {});
    const asked: unknown[] = [];
    const caller: Caller = new Caller(
      (message) => {
        const { id, body } = message as { id: number; body: unknown };
        asked.push(FromPanel.parse(body));
        caller.receive({ kind: 'ok', id, body: null });
      },
      () => {},
    );
    const actions = new Actions(store, caller, {
      measure: () => Promise.resolve({ width: 1, height: 1 }),
      prepare: (image) => Promise.resolve(image),
    });
    const pictures = [{ uri: 'file:///w/edit.png', src: 'edit', name: 'edit.png' }];
    const source = { uri: 'file:///w/photo.jpg', src: 'photo', name: 'photo.jpg' };
    const jobs = [view('edit', 'saved', { model: 'qwen-image-edit', pictures, source })];
    const opened = findResult(jobs, 'edit');
    assert.ok(opened);
    const [original, result] = editTree(opened, jobs);
    assert.ok(original && result);
    openStep(actions, result);
    assert.deepEqual([store.local.opened, asked], [{ result: 'edit' }, []]);
    openStep(actions, original);
    await new Promise(setImmediate);
    assert.deepEqual(asked, [{ type: 'act', id: 'edit', action: 'openSource' }]);
    assert.equal(store.problem, '');
  });
});

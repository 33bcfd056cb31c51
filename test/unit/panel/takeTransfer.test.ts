import assert from 'node:assert/strict';
import { Actions } from '../../../media/panel/actions';
import { Store } from '../../../media/panel/store';
import { takeDrop, takeTransfer } from '../../../media/panel/takeTransfer';
import { Caller } from '../../../src/protocol/caller';

/** A page whose extension refuses each picture. */
function page() {
  const store = new Store(undefined, () => {});
  const asked: { readonly type: string; readonly name?: string }[] = [];
  const caller: Caller = new Caller(
    (message) => {
      const { id, body } = message as { id: number; body: { type: string; name?: string } };
      asked.push(body);
      caller.receive({ kind: 'err', id, error: { code: 'refused', words: 'It is not a picture.' } });
    },
    () => {},
  );
  const actions = new Actions(store, caller, {
    measure: () => Promise.resolve({ width: 1, height: 1 }),
    prepare: (picture) => Promise.resolve(picture),
  });
  return { store, asked, actions };
}

const transfer = (files: readonly File[], data: Readonly<Record<string, string>> = {}) => ({
  getData: (type: string) => data[type] ?? '',
  files,
});

describe('a drop on the panel', () => {
  for (const [name, type] of [
    ['photo.heic', ''],
    ['scan.tiff', ''],
    ['paper.pdf', 'application/pdf'],
  ] as const) {
    it(`of ${name} goes to the extension, which tells by the bytes, and its words are shown`, async () => {
      const { store, asked, actions } = page();
      const isShown = new Promise<void>((resolve) => store.onChange(resolve));
      takeDrop(actions, transfer([new File(['x'], name, { type })]));
      await isShown;
      assert.deepEqual(
        asked.map((call) => [call.type, call.name]),
        [['keepInput', name]],
      );
      assert.equal(store.problem, 'It is not a picture.');
    });
  }

  it('of nothing that could be a picture is told, a paste of that is not', () => {
    const { store, asked, actions } = page();
    const words = transfer([], { 'text/plain': 'a fox' });
    assert.equal(takeTransfer(actions, words), false);
    assert.equal(store.problem, '');
    takeDrop(actions, words);
    assert.match(store.problem, /no picture in what was dropped/);
    assert.deepEqual(asked, []);
  });
});

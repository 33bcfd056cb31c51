import assert from 'node:assert/strict';
import { Actions } from '../../../media/panel/actions';
import { Store } from '../../../media/panel/store';
import { styledPrompt } from '../../../media/panel/localState';
import { expandPrompt } from '../../../src/core/promptExpansion';
import { Caller } from '../../../src/protocol/caller';
import type { InputPicture } from '../../../src/protocol/panelState';
import { view } from './view';

/** A page whose extension has these pictures, and answers what was asked first at last. */
function pageWith(pictures: readonly InputPicture[], kept?: unknown) {
  const store = new Store(kept, () => {});
  const asked: (() => void)[] = [];
  const acted: string[] = [];
  const caller: Caller = new Caller(
    (message) => {
      const { id, body } = message as { id: number; body: { type: string; uri?: string; action?: string } };
      if (body.action !== undefined) acted.push(body.action);
      asked.push(() => {
        const picture = pictures.find(({ uri }) => uri === body.uri);
        caller.receive(
          picture === undefined
            ? { kind: 'err', id, error: { code: 'refused', words: 'It is not there any more.' } }
            : { kind: 'ok', id, body: picture },
        );
      });
    },
    () => {},
  );
  return {
    store,
    acted,
    actions: new Actions(store, caller, {
      measure: () => Promise.resolve({ width: 1, height: 1 }),
      prepare: (picture) => Promise.resolve(picture),
    }),
    answer: async () => {
      await new Promise(setImmediate);
      for (const reply of asked.splice(0)) reply();
      await new Promise(setImmediate);
    },
  };
}

const picture = (name: string): InputPicture => ({ uri: `file:///w/${name}`, src: name, name });

describe('what a person does in the panel', () => {
  const edit = view('edit', 'saved', {
    ...{ model: 'qwen-image-edit', prompt: 'make it night' },
    source: { uri: 'file:///w/gone.png', name: 'gone.png' },
  });

  it('uses all of an edit whose source is gone without the picture that was chosen before', async () => {
    const { store, actions, answer } = pageWith([]);
    store.changeLocal({ purpose: 'edit' });
    store.changeForm({ image: picture('other.png') });
    const done = actions.reuse(edit, 'all');
    await answer();
    await done;
    assert.equal(store.form.image, undefined);
    assert.match(store.problem, /not there/);
  });

  it('uses a prompt again so that the very same is sent, whatever it holds', async () => {
    for (const prompt of [
      'a {red|green} fox',
      '# one\n  # two\na fox',
      String.raw`C:\{x} \# \\`,
      'a fox in {snow}, 3 | 4',
      '{',
      'a fox\n#',
    ]) {
      const { store, actions } = pageWith([]);
      await actions.reuse(view('a', 'saved', { prompt }), 'all');
      for (const seed of [0, 1, 2, 3]) assert.equal(expandPrompt(styledPrompt(store.form), seed), prompt);
    }
    const { store, actions } = pageWith([]);
    await actions.reuse(view('a', 'saved', { prompt: 'a {fox} #1' }), 'prompt');
    assert.equal(store.form.prompt, 'a {fox} #1', 'nothing is escaped without need');
  });

  it('keeps a picture that is chosen while an earlier one is asked for again', async () => {
    const [old, chosen] = [picture('old.png'), picture('new.png')];
    const kept = { purpose: 'edit', forms: { edit: { image: { uri: old.uri, name: old.name } } } };
    const { store, actions, answer } = pageWith([old, chosen], kept);
    actions.refreshImages();
    actions.fill({ image: chosen });
    await answer();
    assert.equal(store.form.image?.uri, chosen.uri);
    actions.refreshImages();
    actions.removeImage();
    await answer();
    assert.equal(store.form.image, undefined);
  });

  it('asks once for what may be paid for while the first time is not done, and again after it', async () => {
    const { actions, acted, answer } = pageWith([]);
    const [one, other] = [view('one', 'failed'), view('other', 'failed')];
    const pressed = [
      actions.act(one, 'runAgain'),
      actions.act(one, 'runAgain'),
      actions.act(other, 'runAgain'),
      actions.act(one, 'retry'),
      actions.act(one, 'retry'),
    ];
    assert.deepEqual(acted, ['runAgain', 'runAgain', 'retry']);
    await answer();
    await Promise.all(pressed);
    const again = actions.act(one, 'retry');
    assert.deepEqual(acted.slice(3), ['retry'], 'also after it was refused');
    await answer();
    await again;
  });

  it('does what costs nothing as often as it is asked for', async () => {
    const { actions, acted, answer } = pageWith([]);
    const pressed = ['reveal', 'reveal'].map(() => actions.act(view('one', 'saved'), 'reveal'));
    assert.deepEqual(acted, ['reveal', 'reveal']);
    await answer();
    await Promise.all(pressed);
  });

  it('fills in an edit whose picture is gone without the one that was chosen before', () => {
    const { store, actions } = pageWith([]);
    store.changeLocal({ purpose: 'edit' });
    store.changeForm({ image: picture('other.png') });
    const shown = (): string | undefined => store.form.image?.name;
    actions.fill({ prompt: 'make it night', isWithoutImage: true });
    assert.equal(shown(), undefined);
    actions.fill({ isWithoutImage: true, image: picture('asked.png') });
    assert.equal(shown(), 'asked.png');
  });

  it('fills in a prompt as it is given, without the style that was around the one before', () => {
    const { store, actions } = pageWith([]);
    actions.setStyle({ name: 'Ink', text: '{prompt}, ink' });
    actions.fill({ parameters: { steps: 20 } });
    assert.equal(store.form.style?.name, 'Ink');
    actions.fill({ prompt: 'a whale' });
    assert.equal(styledPrompt(store.form), 'a whale');
  });
});

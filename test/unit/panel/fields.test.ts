import assert from 'node:assert/strict';
import { catalogue } from '../../../src/core/catalogue';
import { qwenImage } from '../../../src/core/models/qwenImage';
import { expandPrompt } from '../../../src/core/promptExpansion';
import { checkForm } from '../../../media/panel/checkForm';
import { fieldsOf, readFields } from '../../../media/panel/fieldValue';
import { issueWords } from '../../../media/panel/issueWords';
import { initialState, restoreState, styledPrompt } from '../../../media/panel/localState';
import { sentPrompt } from '../../../media/panel/sentPrompt';

const settings = { confirmAbove: 4, inputLongestSide: 2048, defaults: {} };

describe('fields of the form', () => {
  for (const model of catalogue) {
    it(`reads the defaults of ${model.id} as they are`, () => {
      const { values, issues } = readFields(model, {}, {});
      assert.deepEqual(issues, []);
      assert.deepEqual(
        values,
        Object.fromEntries(model.parameters.map((parameter) => [parameter.name, parameter.default])),
      );
      assert.deepEqual(readFields(model, fieldsOf(model, values), {}).values, values);
    });
  }

  it('takes the person’s defaults before the model’s, and what is typed before both', () => {
    const { values } = readFields(qwenImage, { steps: '12' }, { steps: 20, guidance: 5 });
    assert.equal(values['steps'], 12);
    assert.equal(values['guidance'], 5);
  });

  it('says what is wrong with what is typed', () => {
    const said = (fields: Record<string, string>) =>
      readFields(qwenImage, fields, {}).issues.map((issue) => issueWords(issue, qwenImage));
    assert.deepEqual(said({ steps: '' }), ['Enter a number.']);
    assert.deepEqual(said({ steps: '1.5' }), ['Enter a whole number.']);
    assert.deepEqual(said({ guidance: '0.5', quality: '101' }), [
      'Enter a number from 1 to 20.',
      'Enter a number from 10 to 100.',
    ]);
    assert.deepEqual(said({ seed: '-2' }), ['Enter a number from -1 to 2147483647.']);
    assert.deepEqual(said({ seed: '' }), []);
    assert.deepEqual(said({ image_format: 'gif' }), ['Choose one of png, jpeg, webp.']);
  });

  it('wants a prompt that holds more than comments, and a picture for edits', () => {
    const { generate, edit } = initialState().forms;
    const issues = (form: typeof generate) => {
      const check = checkForm(form, settings);
      return check.kind === 'issues' ? check.issues.map((issue) => issue.field) : [];
    };
    assert.deepEqual(issues({ ...generate, prompt: ' # only this' }), ['prompt']);
    assert.deepEqual(issues({ ...generate, prompt: 'fox' }), []);
    assert.deepEqual(issues({ ...edit, prompt: 'fox' }), ['image']);
  });

  it('wants a prompt of which no choice may leave nothing, unless the seed leaves something each time', () => {
    const { generate } = initialState().forms;
    const said = (change: Partial<typeof generate>) => {
      const check = checkForm({ ...generate, ...change }, settings);
      return check.kind === 'issues' ? check.issues.map((issue) => issueWords(issue, qwenImage)) : [];
    };
    const empty = 'Some choices leave nothing to send. Write a word outside of the braces.';
    assert.deepEqual(said({ prompt: '{fox|}', count: 4 }), [empty]);
    assert.deepEqual(said({ prompt: '{fox|}' }), [empty]);
    assert.deepEqual(said({ prompt: '# note\n{fox|{owl| }} {|in snow}' }), [empty]);
    assert.deepEqual(said({ prompt: 'a {red|} fox', count: 4 }), []);
    assert.deepEqual(said({ prompt: '{fox|}', style: { name: 'ink', text: '{prompt}, ink' } }), []);
    const full = Array.from({ length: 30 }, (_, seed) => seed).filter(
      (seed) => expandPrompt('{fox|}', seed) !== '',
    );
    const [first = 0] = full.filter((seed) => !full.includes(seed + 1));
    assert.deepEqual(said({ prompt: '{fox|}', fields: { seed: String(first) } }), []);
    assert.deepEqual(said({ prompt: '{fox|}', fields: { seed: String(first) }, count: 2 }), [empty]);
  });

  it('puts the style around the words, not around the comments', () => {
    const form = {
      ...initialState().forms.generate,
      prompt: '# note\nfox',
      style: { name: 'x', text: '{prompt}, ink' },
    };
    assert.equal(styledPrompt(form), 'fox, ink');
  });

  it('says what is sent wherever that is not what is typed', () => {
    const { generate } = initialState().forms;
    const sent = (prompt: string, more: Partial<typeof generate> = {}) =>
      sentPrompt({ ...generate, prompt, ...more }, settings);
    const exactly = (text: string) => ({ text, isExample: false });
    for (const same of ['a fox', ' a fox\n', 'a {fox} | #1', String.raw`C:\x`]) {
      assert.equal(sent(same), undefined, same);
    }
    assert.deepEqual(sent(String.raw`\{a\|b\}`), exactly('{a|b}'), 'as Use Prompt writes a choice');
    assert.deepEqual(sent(String.raw`\# one`), exactly('# one'));
    assert.deepEqual(sent('# note\nfox'), exactly('fox'));
    assert.deepEqual(sent('fox', { style: { name: 'x', text: '{prompt}, ink' } }), exactly('fox, ink'));
    assert.equal(sent('a {red|green} fox')?.isExample, true);
    const kept = { fields: { seed: '7' } };
    assert.deepEqual(sent('a {red|green} fox', kept), exactly(expandPrompt('a {red|green} fox', 7)));
  });
});

describe('what the page keeps of itself', () => {
  it('comes back as it was', () => {
    const state = initialState();
    const kept = {
      ...state,
      purpose: 'edit',
      forms: {
        ...state.forms,
        edit: {
          ...state.forms.edit,
          prompt: 'snow',
          fields: { steps: '99' },
          count: 3,
          image: { uri: 'file:///a.png', name: 'a.png', src: 'old' },
        },
      },
    };
    const restored = restoreState(structuredClone(kept));
    assert.equal(restored.purpose, 'edit');
    assert.deepEqual(restored.forms.edit, {
      ...state.forms.edit,
      ...{
        prompt: 'snow',
        fields: { steps: '99' },
        count: 3,
        image: { uri: 'file:///a.png', name: 'a.png' },
      },
    });
  });

  it('begins anew where it does not fit', () => {
    for (const kept of [
      undefined,
      null,
      7,
      'x',
      [],
      { forms: 3 },
      { forms: { edit: { count: 99, model: 'gone', prompt: {} } } },
    ]) {
      assert.deepEqual(restoreState(kept), initialState());
    }
  });
});

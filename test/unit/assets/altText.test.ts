import assert from 'node:assert/strict';
import fc from 'fast-check';
import { altText, maximumAltLength } from '../../../src/assets/altText';
import { unruly } from './unruly';

describe('altText', () => {
  const table: readonly (readonly [string, string])[] = [
    ['a red fox', 'a red fox'],
    ['  a\n  red\t\tfox  ', 'a red fox'],
    ['A red fox. Cinematic light, 4k.', 'A red fox.'],
    ['A fox! In snow.', 'A fox!'],
    ['St. Basil in snow. Oil on canvas.', 'St. Basil in snow.'],
    ['Version 1.5 of a fox', 'Version 1.5 of a fox'],
    ['一只狐狸。在雪中。', '一只狐狸。'],
    ['# house style\nA fox\n  ## more\n#\nin snow', 'A fox in snow'],
    ['#fox and #snow', '#fox and #snow'],
    ['# only a comment', ''],
    ['', ''],
    ['fox\u202Egnp\u200B \u{E0041}in snow', 'foxgnp in snow'],
    ['👩‍🎨 paints', '👩‍🎨 paints'],
  ];
  for (const [prompt, expected] of table) {
    it(`${JSON.stringify(prompt)} → ${expected}`, () => {
      assert.equal(altText(prompt), expected);
    });
  }

  it('ends a long sentence at a word', () => {
    const text = altText('a fox, '.repeat(40));
    assert.match(text, /^(?:a fox, )+a(?: fox)?…$/);
    assert.ok(text.length > 100 && text.length <= maximumAltLength);
    assert.equal(altText('狐'.repeat(200)), `${'狐'.repeat(124)}…`);
    assert.equal(altText('x'.repeat(125)), 'x'.repeat(125));
  });

  it('is one line that fits, without half letters, for any prompt', () => {
    fc.assert(
      fc.property(unruly(), (prompt) => {
        const text = altText(prompt);
        assert.ok(text.length <= maximumAltLength);
        assert.doesNotMatch(text, /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]|^\s|\s$/u);
      }),
      { numRuns: 500 },
    );
  });
});

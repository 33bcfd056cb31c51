import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  applyStyle,
  asTyped,
  expandPrompt,
  hasChoices,
  mayBeEmpty,
  withoutComments,
} from '../../../src/core/promptExpansion';
import { computingTime } from '../computingTime';

describe('promptExpansion', () => {
  it('leaves comments out', () => {
    assert.equal(withoutComments('# for the blog\na fox\n  # later: snow\nin snow'), 'a fox\nin snow');
    assert.equal(withoutComments('colour #ff0000'), 'colour #ff0000');
  });

  it('resolves a choice from the seed, the same each time, and reaches every alternative', () => {
    const drawn = new Set(Array.from({ length: 60 }, (_, seed) => expandPrompt('{red|green|} fox', seed)));
    assert.deepEqual([...drawn].sort(), [' fox', 'green fox', 'red fox']);
    assert.equal(expandPrompt('{a|b|c|d}{a|b|c|d}', 5), expandPrompt('{a|b|c|d}{a|b|c|d}', 5));
  });

  it('resolves choices within choices', () => {
    const drawn = new Set(Array.from({ length: 200 }, (_, seed) => expandPrompt('{a {b|c}|d}', seed)));
    assert.deepEqual([...drawn].sort(), ['a b', 'a c', 'd']);
  });

  it('leaves braces without a choice, and what is escaped, as they are', () => {
    assert.equal(expandPrompt('{prompt} in {css { color: red }}', 1), '{prompt} in {css { color: red }}');
    assert.equal(expandPrompt('a | b } c { d | e', 1), 'a | b } c { d | e');
    assert.equal(expandPrompt(String.raw`\{a\|b\} \\`, 1), String.raw`{a|b} \ `.trim());
  });

  it('knows whether anything is chosen', () => {
    assert.equal(hasChoices('{a|b}'), true);
    assert.equal(hasChoices('{a|a}'), true);
    assert.equal(hasChoices('{a} | b'), false);
    assert.equal(hasChoices('# {a|b}\nc'), false);
  });

  it('knows whether some seed may leave nothing', () => {
    for (const template of ['{fox|}', '{|}', '{fox|{owl|\n}} { |x}', '# note\n{|a}', '']) {
      assert.ok(mayBeEmpty(template), template);
    }
    for (const template of ['{fox}', '{fox|', 'a{|b}', '{a|b}{|c}', '\\{fox|\\}', '{fox|{owl|}.}']) {
      assert.ok(!mayBeEmpty(template), template);
    }
    const words = fc.array(fc.constantFrom('{', '|', '}', ' ', 'x', '\\{'), { maxLength: 14 });
    fc.assert(
      fc.property(words, fc.nat(), (parts, seed) => {
        const template = parts.join('');
        return mayBeEmpty(template) || expandPrompt(template, seed).trim() !== '';
      }),
    );
    const nested = '{a'.repeat(5000) + '|b}'.repeat(3300);
    const milliseconds = computingTime(() => {
      assert.ok(!mayBeEmpty(nested));
    });
    assert.ok(milliseconds < 1000, `${milliseconds} ms`);
  });

  it('can be told to send any text as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '{', '}', '|', '#', '\\', '\n', ' ') }),
        fc.nat(),
        (text, seed) => {
          assert.equal(expandPrompt(asTyped(text), seed), text.trim());
        },
      ),
    );
    assert.equal(asTyped('a {fox} in #fff, 3 | 4'), 'a {fox} in #fff, 3 | 4');
  });

  it('distinguishes seeds beyond 32 bits', () => {
    const text = '{a|b|c|d|e|f|g|h}'.repeat(6);
    assert.notEqual(expandPrompt(text, 1), expandPrompt(text, 1 + 2 ** 40));
  });

  it('takes any text of 20,000 letters in a moment, and changes none without marks', () => {
    const milliseconds = computingTime(() => {
      for (const text of ['{'.repeat(20_000), '{|'.repeat(10_000), '{a|'.repeat(5000) + '}'.repeat(5000)]) {
        assert.equal(typeof expandPrompt(text, 3), 'string');
      }
    });
    assert.ok(milliseconds < 1000, `${milliseconds} ms`);
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/[{}|#\\]/.test(text)),
        fc.nat(),
        (text, seed) => {
          assert.equal(expandPrompt(text, seed), text.trim());
        },
      ),
    );
  });

  it('puts a style around words, whatever stands in them', () => {
    assert.equal(applyStyle('{prompt}, oil; {prompt}', '$& fox'), '$& fox, oil; $& fox');
    assert.equal(applyStyle('plain', 'fox'), 'plain');
  });
});

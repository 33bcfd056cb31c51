import assert from 'node:assert/strict';
import { closestRatio } from '../../../../src/assets/closestRatio';
import { headingBefore } from '../../../../src/assets/mentions/headingBefore';
import { promptFor } from '../../../../src/assets/mentions/promptFor';
import { renamedPath } from '../../../../src/assets/mentions/renamedPath';

const none = { start: 0, end: 0 };

describe('headingBefore', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['markdown', '# One\n\n## Two ##\n\ntext ', 'Two'],
    ['markdown', 'Title\n=====\n\nOther\n---\ntext', 'Other'],
    ['markdown', '# Real\n\n```sh\n# comment\n```\n', 'Real'],
    ['markdown', '# A *fox* in `code`, [linked](b.md) &amp; ![x](y.png)\n', 'A fox in code, linked & x'],
    ['markdown', '---\ntitle: "A page"\n---\n\ntext', 'A page'],
    ['markdown', '---\ntitle: A page\n---\n\n## Part\n', 'Part'],
    ['markdown', '<h2 align="center">A <b>bold</b> one</h2>\n', 'A bold one'],
    ['markdown', 'nothing', undefined],
    ['markdown', '# Windows\r\n\r\ntext', 'Windows'],
    ['html', '<h1>One</h1><h2 id="x">Two &amp; three</h2>', 'Two & three'],
    ['svelte', '<h1>Hello {name}</h1>', 'Hello'],
    ['restructuredtext', 'One\n===\n\nTwo\n---\n\n', 'Two'],
    ['asciidoc', '= One\n\n== Two\n', 'Two'],
    ['latex', '\\section{One}\\subsection*{Two}', 'Two'],
    ['css', '.a { b: c }', undefined],
  ];
  for (const [language, text, expected] of cases) {
    it(`${language}: ${text.replaceAll('\n', '⏎')}`, () => {
      assert.equal(headingBefore(`${text}![](a.png)\n\n# After`, text.length, language), expected);
    });
  }
});

describe('promptFor', () => {
  const alt = (text: string) => ({ alt: { text, span: none } });

  it('is the alt text, and what it stands under', () => {
    assert.deepEqual(promptFor({ ...alt('a red fox.'), path: 'img/fox.png' }, 'Winter'), {
      text: 'a red fox, Winter',
      guessed: 10,
    });
    assert.equal(promptFor({ ...alt('a red fox'), path: 'img/fox.png' }, undefined).text, 'a red fox');
  });

  it('says nothing twice', () => {
    assert.equal(promptFor({ ...alt('A red fox'), path: 'x.png' }, 'Red Fox').text, 'A red fox');
    assert.equal(promptFor({ ...alt('fox'), path: 'x.png' }, 'The red fox').text, 'The red fox');
  });

  it('is the caption, else the name of the file, where there is no alt text', () => {
    assert.equal(promptFor({ ...alt(''), caption: 'A fox', path: 'x.png' }, undefined).text, 'A fox');
    assert.deepEqual(promptFor({ path: '/img/hero-red_foxInSnow.png' }, undefined), {
      text: 'hero red fox In Snow',
      guessed: 0,
    });
    assert.equal(promptFor({ ...alt('…'), path: 'лиса.webp' }, undefined).text, 'лиса');
  });

  it('is one line of visible text', () => {
    assert.equal(promptFor({ ...alt('a\nred\u202e fox'), path: 'x.png' }, undefined).text, 'a red fox');
  });
});

describe('closestRatio', () => {
  const choices = ['1:1', '16:9', '9:16', '4:3', '3:4', '3:2', '2:3'];
  for (const [width, height, expected] of [
    [1920, 1080, '16:9'],
    [400, 400, '1:1'],
    [1000, 740, '4:3'],
    [600, 400, '3:2'],
    [100, 3000, '9:16'],
    [3000, 100, '16:9'],
    [0, 100, undefined],
  ] as const) {
    it(`takes ${expected ?? 'none'} for ${width}×${height}`, () => {
      assert.equal(closestRatio(width, height, choices), expected);
    });
  }

  it('passes over choices that are no ratios', () => {
    assert.equal(closestRatio(1, 1, ['auto', '1:1']), '1:1');
  });
});

describe('renamedPath', () => {
  it('keeps the folder as written, and writes the name as the place wants it', () => {
    assert.equal(renamedPath({ writing: 'url' }, '../a%20b/fox.jpg', 'fox 1.png'), '../a%20b/fox%201.png');
    assert.equal(renamedPath({ writing: 'path' }, 'a b/fox.jpg', 'fox 1.png'), 'a b/fox 1.png');
    assert.equal(renamedPath({ writing: 'path' }, 'fox.gif', 'fox.png'), 'fox.png');
  });
});

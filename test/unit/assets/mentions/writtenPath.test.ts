import assert from 'node:assert/strict';
import { findImageMentions } from '../../../../src/assets/mentions/findImageMentions';
import { movedPath } from '../../../../src/assets/mentions/movedPath';
import { writtenPath } from '../../../../src/assets/mentions/writtenPath';

/** The document after `docs/img/fox.png` got another name. */
function renamed(text: string, languageId: string, name: string): string | undefined {
  const [mention] = findImageMentions(text, languageId);
  assert.ok(mention);
  const written = movedPath(mention, '/w/docs/a', '/w/docs/img/fox.png', `/w/docs/img/${name}`, (way) =>
    writtenPath(mention, way, { text, languageId }),
  );
  return written === undefined
    ? undefined
    : text.slice(0, mention.span.start) + written + text.slice(mention.span.end);
}

const texts: readonly (readonly [languageId: string, text: string])[] = [
  ['markdown', '![x](img/fox.png)'],
  ['markdown', '---\ncover: img/fox.png\n---\n'],
  ['html', '<img src="img/fox.png">'],
  ['html', '<img srcset="img/fox.png 2x">'],
  ['css', 'a{background:url(img/fox.png)}'],
  ['yaml', 'cover: img/fox.png\nx: 1\n'],
  ['yaml', "all: ['img/fox.png', x]\n"],
  ['yaml', 'all: [img/fox.png, x]\n'],
  ['json', '{"a": "img/fox.png"}'],
  ['javascript', "const a = './img/fox.png';"],
  ['javascript', 'const a = `./img/fox.png`;'],
  ['typescriptreact', 'import fox from "./img/fox.png";\n'],
  ['restructuredtext', '.. image:: img/fox.png\n   :alt: x\n'],
  ['asciidoc', 'image::img/fox.png[x]\n'],
];

describe('writtenPath', () => {
  for (const [languageId, text, name, expected] of [
    ['restructuredtext', '.. image:: img/fox.png\n', 'red fox.png', '.. image:: img/red\\ fox.png\n'],
    ['yaml', 'cover: img/fox.png\n', 'fox #2.png', 'cover: "img/fox #2.png"\n'],
    ['yaml', 'cover: img/fox.png\n', 'red fox.png', 'cover: img/red fox.png\n'],
    ['yaml', "cover: 'img/fox.png'\n", "fox's.png", "cover: 'img/fox''s.png'\n"],
    ['json', '{"a": "img/fox.png"}', 'a"b.png', '{"a": "img/a\\"b.png"}'],
    ['javascript', "import fox from './img/fox.png';", "fox's.png", "import fox from './img/fox\\'s.png';"],
    ['javascript', "import fox from './img/fox.png';", 'fox?.png', undefined],
    ['toml', "a = 'img/fox.png'", "fox's.png", undefined],
    ['json5', "{a: 'img/fox.png'}", "fox's.png", undefined],
    ['json5', "{a: 'img/fox.png'}", 'red fox.png', "{a: 'img/red fox.png'}"],
    [
      'latex',
      '\\includegraphics{img/fox.png}',
      '100%.png',
      '\\includegraphics{img/100\\csname c_percent_str\\endcsname .png}',
    ],
    ['latex', '\\includegraphics{img/fox.png}', 'red_fox 2.png', '\\includegraphics{img/red_fox 2.png}'],
    ['asciidoc', 'image::img/fox.png[x]', 'a--b c.png', 'image::img/a%2D%2Db c.png[x]'],
    ['html', '<img srcset="img/fox.png 2x">', 'a,b.png', '<img srcset="img/a%2Cb.png 2x">'],
    ['html', '<img src="img/fox.png">', 'a"b.png', '<img src="img/a%22b.png">'],
  ] as const) {
    it(`${name} in ${text}`, () => {
      assert.equal(renamed(text, languageId, name), expected);
    });
  }

  for (const name of ['red fox.png', 'fox #2.png', "fox's.png", 'a,b.png', '[a].png', 'a: b.png', '$a.png']) {
    it(`writes ${name} so that it is read as that, in every language`, () => {
      for (const [languageId, text] of texts) {
        const found = findImageMentions(renamed(text, languageId, name) ?? '', languageId);
        const paths = found.map(({ path }) => path.replace(/^\.\//, ''));
        assert.deepEqual(paths, [`img/${name}`], `${languageId}: ${renamed(text, languageId, name) ?? ''}`);
      }
    });
  }
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { candidatesOf } from '../../../src/assets/mentions/candidates';
import { findImageMentions } from '../../../src/assets/mentions/findImageMentions';
import {
  referenceText,
  referenceTo,
  takesCopies,
  type ReferenceRequest,
} from '../../../src/assets/reference';
import { unruly } from './unruly';

const request = {
  documentPath: '/site/docs/page',
  imagePath: '/site/assets/fox 1.png',
  alt: 'A "red" fox',
} as const;

function text(languageId: string, changed: Partial<ReferenceRequest> = {}): string {
  return referenceText({ ...request, ...changed, languageId });
}

describe('reference', () => {
  const table: readonly (readonly [string, string])[] = [
    ['markdown', '![A "red" fox](../assets/fox%201.png)'],
    ['mdx', '![A "red" fox](../assets/fox%201.png)'],
    ['html', '<img src="../assets/fox%201.png" alt="A &quot;red&quot; fox">'],
    ['vue', '<img src="../assets/fox%201.png" alt="A &quot;red&quot; fox">'],
    ['css', 'url("../assets/fox%201.png")'],
    ['scss', 'url("../assets/fox%201.png")'],
    ['less', 'url("../assets/fox%201.png")'],
    [
      'javascriptreact',
      'import fox1 from \'../assets/fox 1.png\';\n\n<img src={fox1} alt="A &quot;red&quot; fox" />',
    ],
    [
      'typescriptreact',
      'import fox1 from \'../assets/fox 1.png\';\n\n<img src={fox1} alt="A &quot;red&quot; fox" />',
    ],
    ['typescript', '../assets/fox 1.png'],
    ['python', '../assets/fox 1.png'],
    ['', '../assets/fox 1.png'],
  ];
  for (const [languageId, expected] of table) {
    it(`${languageId || 'no language'}: ${expected}`, () => {
      assert.equal(text(languageId), expected);
    });
  }

  it('starts with ./ where a script would look for a package', () => {
    const documentPath = '/site/page';
    assert.match(text('typescriptreact', { documentPath }), / from '\.\/assets\/fox 1\.png';/);
    assert.equal(text('javascript', { documentPath }), './assets/fox 1.png');
    assert.equal(text('css', { documentPath }), 'url("assets/fox%201.png")');
    assert.equal(text('plaintext', { documentPath }), 'assets/fox 1.png');
  });

  describe('in AsciiDoc with an imagesdir', () => {
    for (const [lines, expected] of [
      [':imagesdir: img', 'fox.png'],
      [':imagesdir: ./img/', 'fox.png'],
      [':imagesdir: {docdir}/img', 'fox.png'],
      [':imagesdir: pics', '../img/fox.png'],
      [':imagesdir: ../assets', '../docs/img/fox.png'],
      [':imagesdir: my pics', '../img/fox.png'],
      [':imagesdir: pics\n:imagesdir: img', 'fox.png'],
      // Unset, or not known here: as without one.
      [':imagesdir: img\n:imagesdir!:', 'img/fox.png'],
      [':imagesdir: img\n:!imagesdir:', 'img/fox.png'],
      [':imagesdir:', 'img/fox.png'],
      [':imagesdir: https://example.org/img', 'img/fox.png'],
      [':imagesdir: {elsewhere}', 'img/fox.png'],
    ] as const) {
      it(`${lines}: ${expected}`, () => {
        const start = `= T\n${lines}\n\n`;
        const end = '\n:imagesdir: late\n';
        const document = { text: start + end, start: start.length, end: start.length };
        const [documentPath, imagePath] = ['/site/docs/a.adoc', '/site/docs/img/fox.png'];
        const more = { alt: 'A fox', languageId: 'asciidoc', documentPath, imagePath };
        const written = referenceTo({ ...more, document }).text;
        assert.equal(written.trim(), `image::${expected}[A fox]`);
        const [mention] = findImageMentions(start + written + end, 'asciidoc');
        const facts = { root: '/site', publicFolders: [], aliases: [], usesNext: false };
        assert.ok(mention);
        assert.equal(candidatesOf(mention, documentPath, facts)[0]?.path, imagePath);
        assert.equal(
          referenceText({ ...more, document: { text: start, start: 0, end: start.length } }),
          written.trim(),
        );
      });
    }
  });

  it('writes the size into HTML when it is known', () => {
    assert.equal(
      text('html', { size: { width: 1664, height: 928 } }),
      '<img src="../assets/fox%201.png" alt="A &quot;red&quot; fox" width="1664" height="928">',
    );
  });

  it('keeps an empty alt text: a decoration', () => {
    assert.equal(text('markdown', { alt: '' }), '![](../assets/fox%201.png)');
    assert.match(text('html', { alt: '' }), / alt=""/);
  });

  it('uses the path in the workspace while a document has none of its own', () => {
    const changed = { documentPath: undefined, workspacePath: 'assets/fox 1.png' };
    assert.equal(text('markdown', changed), '![A "red" fox](assets/fox%201.png)');
    assert.equal(text('plaintext', changed), 'assets/fox 1.png');
    assert.equal(text('plaintext', { documentPath: undefined }), '/site/assets/fox 1.png');
    assert.equal(text('css', { documentPath: undefined }), 'url("file:///site/assets/fox%201.png")');
  });

  it('writes the whole address when there is no way between them', () => {
    const changed = { documentPath: '/c:/site/page', imagePath: '/d:/fox 1.png' };
    assert.equal(text('markdown', changed), '![A "red" fox](file:///d:/fox%201.png)');
    assert.equal(
      text('typescriptreact', changed),
      '<img src="file:///d:/fox%201.png" alt="A &quot;red&quot; fox" />',
    );
    assert.equal(text('typescript', changed), 'd:/fox 1.png');
  });

  it('reads @ in a path as a letter, also where templates do not', () => {
    assert.equal(
      text('razor', { imagePath: '/site/docs/fox@2x.png', alt: '' }),
      '<img src="fox%402x.png" alt="">',
    );
  });

  it('is one inert piece for any prompt and file name', () => {
    const shapes: readonly (readonly [string, RegExp])[] = [
      ['mdx', /^!\[(?:\\.|[^\][<>{}\n\r\\])*\]\([^\s()<>{}"]+\)$/u],
      ['vue', /^<img src="\.\/[^\s"<>{}]+" alt="[^"<>{}@\n\r]*">$/],
      ['scss', /^url\("[^\s"\\(){}]+"\)$/],
      [
        'typescriptreact',
        /^import ([\p{ID_Continue}]+) from '(?:[^'\\\n\r\u2028\u2029]|\\['\\])+';\n\n<img src=\{\1\} alt="[^"<>{}\n\r]*" \/>$/u,
      ],
      ['svelte', /^import [^\n]+\n\n<img src=\{[\p{ID_Continue}]+\} alt="[^"<>{}@\n\r]*" \/>$/u],
      ['restructuredtext', /^\.\. image:: (?:[^\s\\]|\\[\s\\])+\n {3}:alt: [^\n\r]*$/u],
      ['asciidoc', /^image::[^[\]\n\r]+\["?[^"[\]\n\r]*"?\]$/u],
      ['latex', /^\\includegraphics\[width=\\linewidth,alt=\{[^\n\r]*\}\]\{[^\n\r#%]+\}$/u],
      ['json', /^[^\n\r\0]+$/],
      ['python', /^[^\n\r\0]+$/],
    ];
    fc.assert(
      fc.property(unruly(), unruly(), (alt, name) => {
        const imagePath = `/site/docs/img/${name}.png`;
        for (const [languageId, shape] of shapes) assert.match(text(languageId, { alt, imagePath }), shape);
      }),
      { numRuns: 100 },
    );
  });

  it('takes smaller copies where a language has a form for them, and nowhere else', () => {
    const takes = (languageId: string, before = '', after = ''): boolean =>
      takesCopies({
        ...request,
        languageId,
        document: { text: before + after, start: before.length, end: before.length },
      });
    for (const languageId of ['markdown', 'html', 'vue', 'svelte']) {
      assert.equal(takes(languageId, '', '\n'), true, languageId);
    }
    assert.equal(takes('html', '<img ', '>'), true);
    assert.equal(takes('typescriptreact', 'const a = <p>', '</p>;'), true);
    for (const languageId of ['css', 'scss', 'json', 'latex', 'restructuredtext', 'asciidoc', 'python']) {
      assert.equal(takes(languageId), false, languageId);
    }
    assert.equal(takes('html', '<img src="', '">'), false);
    assert.equal(takes('markdown', '[fox](', ')'), false);
    assert.equal(takes('astro'), false);
    assert.equal(
      takesCopies({ ...request, languageId: 'markdown', templates: { markdown: '${path}' } }),
      false,
    );
  });
});

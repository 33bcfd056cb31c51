import assert from 'node:assert/strict';
import { candidatesOf } from '../../../../src/assets/mentions/candidates';
import type { ImageMention } from '../../../../src/assets/mentions/imageMention';
import type { ProjectFacts } from '../../../../src/core/ports/projectLayout';

const facts: ProjectFacts = {
  root: '/site',
  publicFolders: ['/site/app/public', '/site/public'],
  aliases: [
    { pattern: '@/*', targets: ['/site/app/src/*'] },
    { pattern: 'logo', targets: ['/site/brand/logo.png'] },
  ],
  usesNext: false,
};

type Mention = Pick<ImageMention, 'place' | 'path' | 'writing' | 'bases'>;

function paths(mention: Partial<Mention>, document = '/site/app/pages/index.md'): readonly string[] {
  const whole: Mention = { place: 'markdownImage', path: '', writing: 'url', ...mention };
  return candidatesOf(whole, document, facts).map(({ path }) => path);
}

describe('candidatesOf', () => {
  it('looks beside the document', () => {
    assert.deepEqual(paths({ path: 'img/fox.png' }), ['/site/app/pages/img/fox.png']);
    assert.deepEqual(paths({ path: './fox.png' }), ['/site/app/pages/fox.png']);
    assert.deepEqual(paths({ path: '../../fox.png' }), ['/site/fox.png']);
    assert.deepEqual(paths({ path: 'img\\fox.png' }), ['/site/app/pages/img/fox.png']);
  });

  it('never leaves the workspace folder', () => {
    assert.deepEqual(paths({ path: '../../../fox.png' }), []);
    assert.deepEqual(paths({ path: '/../../../../fox.png' }), []);
    assert.deepEqual(paths({ path: '@/../../../fox.png', place: 'module' }), []);
  });

  it('finds what lies in another folder that is open', () => {
    const open: ProjectFacts = { ...facts, otherRoots: ['/other'] };
    const at = (path: string): readonly string[] =>
      candidatesOf({ place: 'markdownImage', path, writing: 'url' }, '/site/app/page.md', open).map(
        (one) => one.path,
      );
    assert.deepEqual(at('../../other/img/fox.png'), ['/other/img/fox.png']);
    assert.deepEqual(at('../../others/fox.png'), []);
  });

  it('takes what looks like an alias that only a bundler knows for a folder of that name, where there is one', () => {
    for (const [place, path] of [
      ['htmlImage', '@/assets/fox.png'],
      ['htmlImage', '~/assets/fox.png'],
      ['htmlImage', '$lib/fox.png'],
      ['css', '~/assets/fox.png'],
      ['css', '@assets/fox.png'],
      ['string', '#assets/fox.png'],
      ['data', '%PUBLIC_URL%/fox.png'],
    ] as const) {
      const none: ProjectFacts = { ...facts, aliases: [], publicFolders: [] };
      const found = candidatesOf({ place, path, writing: 'path' }, '/site/app/a.vue', none);
      const [folder = ''] = path.split('/');
      assert.ok(found.length > 0, path);
      assert.ok(
        found.every((one) => one.isGuess === true && one.anchor.endsWith(`/${folder}`)),
        path,
      );
    }
    for (const path of ['@2x.png', 'img/@2x/fox.png', './@/fox.png', '$fox.png', '100%/fox.png']) {
      const [first] = candidatesOf({ place: 'htmlImage', path, writing: 'path' }, '/site/a.vue', facts);
      assert.equal(first?.isGuess, undefined, path);
    }
  });

  it('looks in public folders, nearest first, and then in the workspace folder, for what begins with a slash', () => {
    const found = candidatesOf(
      { place: 'htmlImage', path: '/img/fox.png', writing: 'url' },
      '/site/app/index.html',
      facts,
    );
    assert.deepEqual(found, [
      { path: '/site/app/public/img/fox.png', anchor: '/site/app/public' },
      { path: '/site/public/img/fox.png', anchor: '/site/public' },
      { path: '/site/img/fox.png', anchor: '/site' },
    ]);
  });

  it('follows aliases', () => {
    const module = { place: 'module', writing: 'path' } as const;
    assert.deepEqual(paths({ ...module, path: '@/img/fox.png' }), ['/site/app/src/img/fox.png']);
    assert.deepEqual(paths({ ...module, path: 'logo' }), ['/site/brand/logo.png']);
    assert.deepEqual(paths({ ...module, path: 'some-package/fox.png' }), []);
    assert.deepEqual(paths({ ...module, path: './fox.png' }), ['/site/app/pages/fox.png']);
    assert.deepEqual(paths({ place: 'css', path: '~@/fox.png' }), ['/site/app/src/fox.png']);
    assert.deepEqual(paths({ place: 'htmlImage', path: '@/fox.png' }), [
      '/site/app/src/fox.png',
      '/site/app/pages/@/fox.png',
    ]);
    const [candidate] = candidatesOf({ ...module, path: '@/a/fox.png' }, '/site/a.ts', facts);
    assert.equal(candidate?.anchor, '/site/app/src');
  });

  it('takes a star in an alias for what it says, signs for replacements included', () => {
    assert.deepEqual(paths({ place: 'module', writing: 'path', path: "@/$&$'.png" }), [
      "/site/app/src/$&$'.png",
    ]);
  });

  it('looks where documents of their kind do', () => {
    assert.deepEqual(paths({ place: 'restImage', writing: 'path', path: '/img/fox.png' }), [
      '/site/app/pages/img/fox.png',
      '/site/app/img/fox.png',
      '/site/img/fox.png',
    ]);
    assert.deepEqual(paths({ place: 'asciidocImage', path: 'fox.png', bases: ['../images'] }), [
      '/site/app/images/fox.png',
      '/site/app/pages/fox.png',
      '/site/fox.png',
    ]);
    const latex = paths({ place: 'latexImage', writing: 'path', path: 'fox' });
    assert.equal(latex[0], '/site/app/pages/fox.png');
    assert.ok(latex.includes('/site/app/pages/fox.pdf'));
  });

  it('reads data and strings beside the document, from the root, and as the site would', () => {
    // From the root of a site it is an address: that is where a missing file belongs.
    assert.deepEqual(paths({ place: 'string', writing: 'path', path: '/img/fox%201.png' }), [
      ...['/site/app/public/img/fox 1.png', '/site/public/img/fox 1.png', '/site/img/fox 1.png'],
      ...['/site/app/public/img/fox%201.png', '/site/public/img/fox%201.png', '/site/img/fox%201.png'],
    ]);
    assert.deepEqual(paths({ place: 'data', writing: 'path', path: 'img/fox%201.png' }), [
      ...['/site/app/pages/img/fox%201.png', '/site/img/fox%201.png'],
      ...['/site/app/public/img/fox%201.png', '/site/public/img/fox%201.png'],
      ...['/site/app/pages/img/fox 1.png', '/site/img/fox 1.png'],
      ...['/site/app/public/img/fox 1.png', '/site/public/img/fox 1.png'],
    ]);
  });
});

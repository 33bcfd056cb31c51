import assert from 'node:assert/strict';
import { movedPath } from '../../../../src/assets/mentions/movedPath';

const document = '/w/docs/guide.md';

describe('movedPath', () => {
  for (const [path, writing, from, to, expected] of [
    ['img/fox.png', 'url', '/w/docs/img/fox.png', '/w/docs/img/wolf.png', 'img/wolf.png'],
    [
      'img/fox.png',
      'url',
      '/w/docs/img/fox.png',
      '/w/docs/img/grey wolf (1).png',
      'img/grey%20wolf%20%281%29.png',
    ],
    ['img/fox.png', 'path', '/w/docs/img/fox.png', '/w/docs/img/grey wolf.png', 'img/grey wolf.png'],
    ['./fox.png', 'url', '/w/docs/fox.png', '/w/docs/deep/fox.png', './deep/fox.png'],
    ['img/fox.png', 'url', '/w/docs/img/fox.png', '/w/assets/fox.png', '../assets/fox.png'],
    ['./fox.png', 'url', '/w/docs/fox.png', '/w/fox.png', '../fox.png'],
    ['../fox.png', 'url', '/w/fox.png', '/w/docs/fox.png', '../docs/fox.png'],
    ['../a/fox.png', 'url', '/w/a/fox.png', '/w/b/fox.png', '../b/fox.png'],
    ['/img/fox.png', 'url', '/w/public/img/fox.png', '/w/public/pics/fox.png', '/pics/fox.png'],
    ['@/img/fox.png', 'path', '/w/src/img/fox.png', '/w/src/img/wolf.png', '@/img/wolf.png'],
    ['@/img/fox.png', 'path', '/w/src/img/fox.png', '/w/public/fox.png', undefined],
    ['/img/fox.png', 'url', '/w/public/img/fox.png', '/w/src/fox.png', undefined],
    ['fox', 'path', '/w/docs/fox.png', '/w/docs/wolf.png', undefined],
  ] as const) {
    it(`${path} for ${to}`, () => {
      assert.equal(movedPath({ path, writing }, document, from, to), expected);
    });
  }

  it('is seen from where AsciiDoc looks for pictures', () => {
    const mention = { path: 'fox.png', writing: 'url', place: 'asciidocImage', bases: ['img'] } as const;
    const moved = (to: string): string | undefined => movedPath(mention, document, '/w/docs/img/fox.png', to);
    assert.equal(moved('/w/docs/img/wolf.png'), 'wolf.png');
    assert.equal(moved('/w/docs/pics/fox.png'), '../pics/fox.png');
  });
});

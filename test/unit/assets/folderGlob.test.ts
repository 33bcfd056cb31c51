import assert from 'node:assert/strict';
import { closestGlob, coversFolder } from '../../../src/assets/folderGlob';
import { computingTime } from '../computingTime';

describe('a glob for folders', () => {
  for (const [glob, covered, others] of [
    ['public', ['public', 'public/img'], ['', 'publi', 'site/public']],
    ['public/**', ['public', 'public/img/a'], ['assets']],
    ['**', ['', 'a', 'a/b'], []],
    ['', ['', 'a'], []],
    ['./public/', ['public'], ['private']],
    ['**/img', ['img', 'a/b/img', 'a/img/c'], ['a/images']],
    ['packages/*/public', ['packages/site/public/x'], ['packages/public', 'packages/a/b/public']],
    ['{public,static}/img', ['public/img', 'static/img/x'], ['assets/img']],
    ['im?', ['img'], ['im', 'imgs']],
    ['a.b+(c)', ['a.b+(c)'], ['aXb+(c)']],
    ['{open', ['{open'], ['open']],
  ] as const) {
    it(`${glob || '(empty)'} covers what it should`, () => {
      for (const folder of covered) assert.ok(coversFolder(glob, folder), folder);
      for (const folder of others) assert.equal(coversFolder(glob, folder), false, folder);
    });
  }

  it('gives way to a longer one, whatever the order', () => {
    assert.equal(closestGlob(['**', 'public/img', 'public'], 'public/img/a'), 'public/img');
    assert.equal(closestGlob(['public', 'public/img'], 'public'), 'public');
    assert.equal(closestGlob(['public'], 'assets'), undefined);
  });

  it('takes no time over a hostile one', () => {
    const milliseconds = computingTime(() => {
      coversFolder('**/'.repeat(500), 'a/'.repeat(200));
      coversFolder('*a'.repeat(30), 'a'.repeat(60));
    });
    assert.ok(milliseconds < 1000, `${milliseconds} ms`);
  });
});

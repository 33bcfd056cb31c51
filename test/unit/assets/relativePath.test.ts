import assert from 'node:assert/strict';
import { posix } from 'node:path';
import fc from 'fast-check';
import { absolutePath, relativePath } from '../../../src/assets/relativePath';

describe('relativePath', () => {
  const table: readonly (readonly [string, string, string | undefined])[] = [
    ['/site/README.md', '/site/assets/fox.png', 'assets/fox.png'],
    ['/site/README.md', '/site/fox.png', 'fox.png'],
    ['/site/docs/a/b.md', '/site/assets/fox.png', '../../assets/fox.png'],
    ['/site/docs/b.md', '/site/docs/img/fox.png', 'img/fox.png'],
    ['/site/doc/b.md', '/site/docs/fox.png', '../docs/fox.png'],
    ['/site/./x/../b.md', '/site/img//fox.png', 'img/fox.png'],
    ['/Site/b.md', '/site/fox.png', '../site/fox.png'],
    ['/fox/b.md', '/fox', '../fox'],
    ['/b.md', '/fox.png', 'fox.png'],
    ['/c:/Site/b.md', '/C:/site/img/Fox.png', 'img/Fox.png'],
    ['C:\\site\\docs\\b.md', '/c:/site/fox.png', '../fox.png'],
    ['/c:/site/b.md', '/d:/fox.png', undefined],
    ['/c:/site/b.md', '/home/fox.png', undefined],
    ['\\\\nas\\art\\b.md', '//NAS/art/img/fox.png', 'img/fox.png'],
    ['//nas/art/b.md', '//nas/other/fox.png', undefined],
    ['/site/b.md', '/site/back\\slash.png', 'back\\slash.png'],
  ];
  for (const [from, to, expected] of table) {
    it(`${from} to ${to}: ${expected ?? 'none'}`, () => {
      assert.equal(relativePath(from, to), expected);
    });
  }

  it('writes absolute paths with one kind of slash', () => {
    assert.equal(absolutePath('C:\\a\\b.png'), 'c:/a/b.png');
    assert.equal(absolutePath('/c:/a/b.png'), 'c:/a/b.png');
    assert.equal(absolutePath('\\\\nas\\art\\b.png'), '//nas/art/b.png');
    assert.equal(absolutePath('/a/./b.png'), '/a/b.png');
  });

  it('leads where Node says it leads', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'A', '..', '.', 'ü x', '%20'), { minLength: 1, maxLength: 6 })
      .map((parts) => `/${parts.join('/')}/f.png`);
    fc.assert(
      fc.property(path, path, (from, to) => {
        const way = relativePath(from, to);
        assert.ok(way !== undefined);
        assert.equal(posix.resolve(posix.dirname(posix.normalize(from)), way), posix.normalize(to));
      }),
    );
  });
});

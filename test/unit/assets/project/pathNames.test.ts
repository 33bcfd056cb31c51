import assert from 'node:assert/strict';
import { foldersUpTo, isInside, joined, parentOf } from '../../../../src/assets/project/pathNames';
import { publicFoldersFor } from '../../../../src/assets/project/publicFolders';

describe('path names', () => {
  it('know what is above', () => {
    assert.equal(parentOf('/a/b.md'), '/a');
    assert.equal(parentOf('/a/b/'), '/a');
    assert.equal(parentOf('/a'), '/');
    assert.equal(parentOf('/'), '/');
  });

  it('know what is inside', () => {
    assert.ok(isInside('/a', '/a/b'));
    assert.ok(isInside('/', '/a'));
    assert.ok(!isInside('/a', '/ab'));
    assert.ok(!isInside('/a', '/a'));
  });

  it('join like a shell', () => {
    assert.equal(joined('/a/b', '../c/./d'), '/a/c/d');
    assert.equal(joined('/a', '/b'), '/b');
    assert.equal(joined('/c:/a', '.\\b'), '/c:/a/b');
    assert.equal(joined('/c:/a', 'D:\\b'), '/D:/b');
    assert.equal(joined('/', '../..'), '/');
  });

  it('list the folders from a document up to the workspace folder', () => {
    assert.deepEqual(foldersUpTo('/w', '/w/a/b/c.md'), ['/w/a/b', '/w/a', '/w']);
    assert.deepEqual(foldersUpTo('/w', '/w/c.md'), ['/w']);
    assert.deepEqual(foldersUpTo('/', '/a/c.md'), ['/a', '/']);
    assert.deepEqual(foldersUpTo('/w', '/elsewhere/c.md'), ['/w']);
  });
});

describe('public folders', () => {
  it('lie beside or above the document', () => {
    assert.deepEqual(publicFoldersFor('/w/apps/page.md', '/w', ['public', '/src\\static/']), [
      '/w/apps/public',
      '/w/apps/src/static',
      '/w/public',
      '/w/src/static',
    ]);
  });

  it('are never a folder itself nor outside of it', () => {
    assert.deepEqual(publicFoldersFor('/w/page.md', '/w', ['', '.', './', '..', 'a/../b', '/', ' ']), []);
  });
});

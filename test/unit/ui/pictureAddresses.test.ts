import assert from 'node:assert/strict';
import { PictureAddresses } from '../../../src/ui/pictureAddresses';

describe('the address of a picture in Markdown', () => {
  it('is another one when the file holds something else, and leads to the same file', async () => {
    let version = 'v1';
    const addresses = new PictureAddresses(() => Promise.resolve(version));
    assert.equal(await addresses.of('file:///w/a%20b/c.png'), 'file:///w/a%20b/c.png');
    version = 'v2';
    assert.equal(await addresses.of('file:///w/a%20b/c.png'), 'file:///w/a%20b//c.png');
    assert.equal(await addresses.of('file:///w/a%20b/c.png'), 'file:///w/a%20b//c.png');
    assert.equal(await addresses.of('file:///w/other.png'), 'file:///w/other.png');
    // Put back: what the window has in memory is right again.
    version = 'v1';
    assert.equal(await addresses.of('file:///w/a%20b/c.png'), 'file:///w/a%20b/c.png');
  });

  it('is the plain one of a file that is gone', async () => {
    const addresses = new PictureAddresses(() => Promise.reject(new Error('gone')));
    assert.equal(await addresses.of('file:///w/c.png'), 'file:///w/c.png');
  });

  it('stays the plain one in a root without an authority, where one more slash would make a name of it', async () => {
    let version = 'v1';
    const addresses = new PictureAddresses(() => Promise.resolve(version));
    const inRoots = ['memfs:/a.png', 'file:///a.png', 'vscode-vfs://github/a.png', 'memfs:/w/a.png'];
    const all = () => Promise.all(inRoots.map((uri) => addresses.of(uri)));
    assert.deepEqual(await all(), inRoots);
    version = 'v2';
    const plain = inRoots.slice(0, 2);
    assert.deepEqual(await all(), [...plain, 'vscode-vfs://github//a.png', 'memfs:/w//a.png']);
  });
});

import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { PictureVersions } from '../../../../src/ui/panel/pictureVersions';

const picture = 'file:///w/a.png';

function world() {
  const disk = new Map([[picture, 'v1']]);
  const told: string[] = [];
  const looks: string[] = [];
  const versions = new PictureVersions((uri) => {
    looks.push(uri);
    const version = disk.get(uri);
    return version === undefined ? Promise.reject(new Error('gone')) : Promise.resolve(version);
  }, decodeURIComponent);
  versions.onDidOutdate((jobId) => told.push(jobId));
  return { disk, told, looks, versions };
}

describe('PictureVersions', () => {
  it('tells nothing anew of a picture that stays as it was', async () => {
    const { told, versions } = world();
    assert.equal(versions.tell(picture, 'one'), undefined);
    assert.equal(versions.tell(picture, 'kept', 'v1'), undefined);
    await turn();
    assert.equal(versions.tell(picture, 'one'), 'v1');
    assert.equal(versions.mark(picture), '');
    versions.attend({});
    await turn();
    assert.deepEqual(told, []);
    assert.equal(versions.mark(picture), '');
  });

  it('tells each job of the file anew when its bytes have changed, under another address', async () => {
    const { disk, told, versions } = world();
    versions.tell(picture, 'one');
    versions.tell(picture, 'other');
    await turn();
    disk.set(picture, 'v2');
    versions.lookAgain(picture);
    await turn();
    assert.deepEqual(told, ['one', 'other']);
    assert.equal(versions.mark(picture), '?v2');
    assert.equal(versions.tell(picture, 'one'), 'v2');
    disk.set(picture, 'v1');
    await versions.look(picture);
    assert.equal(versions.mark(picture), '?v1');
    assert.equal(told.length, 4);
  });

  it('sees what was changed while no window looked, by the version of the thumbnail', async () => {
    const { told, versions } = world();
    versions.tell(picture, 'one', 'v0');
    // The same picture is described again before the disk has answered.
    versions.tell(picture, 'one');
    versions.tell(picture, 'fresh');
    await turn();
    // Both: the address of the file is another one now.
    assert.deepEqual(told, ['one', 'fresh']);
  });

  it('leaves a picture that is gone as it was, and looks at no file that nobody was told of', async () => {
    const { disk, told, looks, versions } = world();
    versions.tell(picture, 'one', 'v1');
    await turn();
    disk.delete(picture);
    assert.equal(await versions.look(picture), undefined);
    assert.equal(versions.tell(picture, 'one'), 'v1');
    looks.length = 0;
    versions.lookAgain('file:///w/other.png');
    await turn();
    assert.deepEqual([looks, told], [[], []]);
  });

  it('knows a picture by whichever spelling of its address, and reads it by the one that it was told under', async () => {
    const { disk, told, looks, versions } = world();
    const saved = 'file:///w/app/(marketing)/a.png';
    const heard = 'file:///w/app/%28marketing%29/a.png';
    disk.set(saved, 'v1');
    versions.tell(saved, 'one');
    await turn();
    disk.set(saved, 'v2');
    versions.lookAgain(heard);
    await turn();
    assert.deepEqual([told, looks], [['one'], [saved, saved]]);
    assert.equal(versions.tell(heard, 'other'), 'v2');
    assert.deepEqual([versions.mark(heard), versions.mark(saved)], ['?v2', '?v2']);
    disk.set(heard, 'v3');
    assert.equal(await versions.look(heard), 'v3');
    assert.deepEqual(told, ['one', 'one', 'other']);
    assert.equal(versions.mark(saved), '?v3');
  });

  it('looks when the window gets the focus while there is a page that shows pictures, and only then', async () => {
    const { looks, versions } = world();
    const [view, tab] = [{}, {}];
    const looksOnFocus = async () => {
      looks.length = 0;
      versions.lookForPages();
      await turn();
      return looks.length;
    };
    versions.tell(picture, 'one');
    await turn();
    assert.equal(await looksOnFocus(), 0);
    versions.attend(view);
    versions.attend(tab);
    // A page that was reloaded says a second time that it is there.
    versions.attend(tab);
    await turn();
    assert.equal(await looksOnFocus(), 1);
    versions.leave(tab);
    assert.equal(await looksOnFocus(), 1);
    versions.leave(view);
    assert.equal(await looksOnFocus(), 0);
  });

  it('looks at a few files at a time, and at none after it is disposed', async () => {
    const open: (() => void)[] = [];
    const versions = new PictureVersions(
      () =>
        new Promise((resolve) => {
          open.push(() => {
            resolve('v1');
          });
        }),
      (uri) => uri,
    );
    for (let index = 0; index < 20; index += 1) {
      versions.tell(`file:///w/${index}.png`, 'a');
    }
    assert.equal(open.length, 8);
    open[0]?.();
    await turn();
    assert.equal(open.length, 9);
    versions.dispose();
    open[1]?.();
    await turn();
    assert.equal(open.length, 9);
  });
});

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { WorkspaceAssetFiles } from '../../../src/host/assetFiles';
import { placeOf } from '../../../src/host/place';
import { ReplacedPictures } from '../../../src/host/replacedPictures';
import { WorkspacePlacement } from '../../../src/host/workspacePlacement';
import { png } from '../assets/pictures';
import { jobFor, keepPicture } from './keptPicture';
import { MemoryFileSystem } from './memoryFileSystem';
import { RecordingLog } from './recordingLog';
import { temporaryFolder } from './temporaryFolder';

const root = 'vscode-vfs://github/me/site';
const picture = png(3, 2);

describe('WorkspacePlacement', () => {
  const folder = temporaryFolder();
  let virtual: MemoryFileSystem;
  let files: WorkspaceAssetFiles;

  beforeEach(() => {
    virtual = new MemoryFileSystem();
    const replaced = new ReplacedPictures(
      join(folder.path, 'replaced'),
      { now: () => 1 },
      new RecordingLog(),
    );
    files = new WorkspaceAssetFiles(join(folder.path, 'results'), virtual, replaced);
  });

  const keep = (): ReturnType<typeof keepPicture> => keepPicture(join(folder.path, 'results'), picture);
  const choose = (): Promise<string> =>
    files.choosePlace(jobFor(root, `${root}/img`, { kind: 'exact', name: 'Fox' }), keep(), 0);

  it('places a picture in a virtual workspace, whole', async () => {
    const target = await choose();
    assert.equal(target, `${root}/img/Fox.png`);
    assert.equal(await files.place(keep(), target, root), 'placed');
    assert.deepEqual([...virtual.files.keys()], [target]);
    assert.equal(await files.place(keep(), target, root), 'present');
    assert.equal(await choose(), `${root}/img/Fox-2.png`);
  });

  it('never writes over another file', async () => {
    const target = await choose();
    for (const other of [Uint8Array.of(1), picture.map((byte) => byte ^ 1)]) {
      virtual.files.set(target, other);
      assert.equal(await files.place(keep(), target, root), 'taken');
      assert.deepEqual([...virtual.files], [[target, other]]);
    }
  });

  it('swaps one after the other where two pictures are to take the same place', async () => {
    const target = `${root}/img/Fox.png`;
    const placement = new WorkspacePlacement(virtual);
    const place = placeOf(root, target);
    const before = Uint8Array.of(1);
    virtual.files.set(target, before);
    const results = join(folder.path, 'results');
    virtual.folders.add(`${root}/img`);
    const expected = createHash('sha256').update(before).digest('hex');
    const swaps = [png(3, 2), png(5, 4)].map((bytes, index) => {
      const kept = keepPicture(results, bytes, index);
      return placement.replace(join(results, kept.file), kept, place, expected);
    });
    assert.deepEqual(await Promise.all(swaps), ['placed', 'taken']);
    assert.deepEqual([...virtual.files.keys()], [target]);
    assert.deepEqual(Buffer.from(virtual.files.get(target) ?? []), Buffer.from(png(3, 2)));
  });

  it('loses the race for a name without a trace', async () => {
    const target = await choose();
    const rename = virtual.renameToFree.bind(virtual);
    virtual.renameToFree = (from, to) => {
      virtual.files.set(to, Uint8Array.of(1));
      return rename(from, to);
    };
    assert.equal(await files.place(keep(), target, root), 'taken');
    assert.deepEqual([...virtual.files.keys()], [target]);
  });

  it('goes through no symbolic link', async () => {
    virtual.folders.add(`${root}/img`);
    virtual.links.add(`${root}/img`);
    await assert.rejects(choose(), (error) => error instanceof QwenImageError && error.code === 'disk');
  });

  it('says why it could not write', async () => {
    virtual.writeFailure = 'NoPermissions';
    await assert.rejects(files.place(keep(), `${root}/img/Fox.png`, root), (error: unknown) => {
      assert.ok(error instanceof QwenImageError);
      assert.equal(error.facts.detail, 'NoPermissions (save picture)');
      return true;
    });
    assert.equal(virtual.files.size, 0);
  });

  it('stays in its own workspace', async () => {
    await assert.rejects(files.place(keep(), 'vscode-vfs://github/me/sites/x.png', root), QwenImageError);
    await assert.rejects(files.place(keep(), 'file:///me/site/x.png', root), QwenImageError);
    await assert.rejects(files.place(keep(), 'vscode-vfs://gitlab/me/site/x.png', root), QwenImageError);
  });
});

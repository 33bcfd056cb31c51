import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Job } from '../../../src/core/job';
import type { ReplacedFile } from '../../../src/core/jobRequest';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { imageTypeOf } from '../../../src/assets/imageType';
import { transcode } from '../../../src/host/codec/transcode';
import type { TranscodeTask } from '../../../src/host/codec/transcode';
import { drawn } from '../assets/metadata/realPictures';
import { WorkspaceAssetFiles } from '../../../src/host/assetFiles';
import { systemDisk } from '../../../src/host/disk';
import type { Disk } from '../../../src/host/disk';
import { PictureReplacements } from '../../../src/host/pictureReplacements';
import { placements } from '../../../src/host/placements';
import { replacedLimits, ReplacedPictures } from '../../../src/host/replacedPictures';
import { png } from '../assets/pictures';
import { diskFileSystem } from './diskFileSystem';
import { jobFor, keepPicture } from './keptPicture';
import { MemoryFileSystem } from './memoryFileSystem';
import { RecordingLog } from './recordingLog';
import { temporaryFolder } from './temporaryFolder';
import { webpCodec } from '../../harness/webpCodec';

const [before, picture, mine] = [png(3, 2), png(4, 4), png(9, 9)];

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const tools = {
  transcode: (task: TranscodeTask) => transcode(task, webpCodec),
  records: { writeCopies: () => Promise.resolve() },
  log: new RecordingLog(),
  inputs: '',
  uriOf: (path: string) => path,
};

describe('replacing a file on disk', () => {
  const folder = temporaryFolder();
  let roots: readonly string[];
  let now = 1_000;
  let files: WorkspaceAssetFiles;
  let kept: ReplacedPictures;
  let replacements: PictureReplacements;
  let root: string;
  let path: string;
  let target: ReplacedFile;

  beforeEach(() => {
    now = 1_000;
    kept = new ReplacedPictures(join(folder.path, 'replaced'), { now: () => now }, new RecordingLog());
    const placementFor = placements(diskFileSystem);
    files = new WorkspaceAssetFiles(
      ...([
        join(folder.path, 'results'),
        diskFileSystem,
        kept,
        placementFor,
        systemDisk,
        () => roots,
      ] as const),
    );
    replacements = new PictureReplacements({
      ...tools,
      kept,
      placementFor,
      files: diskFileSystem,
      links: files,
      roots: () => roots,
    });
    mkdirSync(join(folder.path, 'site', 'img'), { recursive: true });
    root = `${folder.uri}/site`;
    roots = [root];
    path = join(folder.path, 'site', 'img', 'fox.png');
    writeFileSync(path, before);
    target = { uri: `${root}/img/fox.png`, expected: hashOf(before) };
  });

  const job = (replaces = target): Job => {
    const plain = jobFor(root, `${root}/img`, { kind: 'exact', name: 'fox' });
    const { destination } = plain.request;
    return { ...plain, request: { ...plain.request, destination: { ...destination, replaces } } };
  };
  const keep = (bytes = picture, index = 0): ReturnType<typeof keepPicture> =>
    keepPicture(join(folder.path, 'results'), bytes, index);
  const bytesThere = (): Uint8Array => new Uint8Array(readFileSync(path));

  it('chooses the very file while it is as expected, and swaps its bytes', async () => {
    assert.equal(await files.choosePlace(job(), keep(), 0), target.uri);
    assert.equal(await files.place(keep(), target.uri, root, target), 'placed');
    assert.deepEqual(bytesThere(), picture);
    assert.deepEqual(readdirSync(join(folder.path, 'site', 'img')), ['fox.png']);
  });

  it('is done by one of two jobs that would at the same time', async () => {
    const [one, other] = [keep(), keep(mine, 1)];
    const placed = await Promise.all([one, other].map((each) => files.place(each, target.uri, root, target)));
    assert.deepEqual([...placed].sort(), ['placed', 'taken']);
    assert.deepEqual(bytesThere(), placed[0] === 'placed' ? picture : mine);
  });

  it('looks again before each try, while another program holds the file', async () => {
    const busy = Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
    const disk: Disk = {
      ...systemDisk,
      rename: () => Promise.reject(busy),
      pause: () => {
        writeFileSync(path, mine);
        disk.rename = (from, to) => systemDisk.rename(from, to);
        return Promise.resolve();
      },
    };
    const placementFor = placements(diskFileSystem, disk);
    const slow = new WorkspaceAssetFiles(join(folder.path, 'results'), diskFileSystem, kept, placementFor);
    assert.equal(await slow.place(keep(), target.uri, root, target), 'taken');
    assert.deepEqual(bytesThere(), mine);
  });

  it('is done once, whenever a crash comes: the same again finds the same bytes', async () => {
    await files.place(keep(), target.uri, root, target);
    assert.equal(await files.choosePlace(job(), keep(), 0), target.uri);
    assert.equal(await files.place(keep(), target.uri, root, target), 'present');
    assert.equal((await replacements.undoable()).length, 1);
  });

  it('saves beside a file that has changed since, whenever it changed', async () => {
    writeFileSync(path, mine);
    assert.equal(await files.choosePlace(job(), keep(), 0), `${root}/img/fox-2.png`);
    assert.equal(await files.place(keep(), target.uri, root, target), 'taken');
    assert.deepEqual(bytesThere(), mine);
    assert.deepEqual(await replacements.undoable(), []);
  });

  it('takes the name where the file is gone', async () => {
    rmSync(path);
    assert.equal(await files.choosePlace(job(), keep(), 0), target.uri);
    assert.equal(await files.place(keep(), target.uri, root, target), 'placed');
    assert.deepEqual(bytesThere(), picture);
  });

  it('replaces with the first picture only, and with none that the name does not fit', async () => {
    assert.equal(await files.choosePlace(job(), keep(picture, 1), 1), `${root}/img/fox-2.png`);
    assert.equal(await files.choosePlace(job(), { ...keep(), type: 'jpeg' }, 0), `${root}/img/fox.jpg`);
  });

  it('replaces no link, no folder and nothing outside', async () => {
    rmSync(path);
    writeFileSync(join(folder.path, 'outside.png'), before);
    symlinkSync(join(folder.path, 'outside.png'), path);
    assert.equal(await files.choosePlace(job(), keep(), 0), `${root}/img/fox-2.png`);
    assert.equal(await files.place(keep(), target.uri, root, target), 'taken');
    const outside = { ...target, uri: `${folder.uri}/outside.png` };
    await assert.rejects(files.choosePlace(job(outside), keep(), 0), /outside the workspace folder/);
    await assert.rejects(files.place(keep(), outside.uri, root, outside), /outside the workspace folder/);
    assert.deepEqual(new Uint8Array(readFileSync(join(folder.path, 'outside.png'))), before);
  });

  it('takes a replacement back, and puts it there again', async () => {
    await files.place(keep(), target.uri, root, target);
    const [note] = await replacements.undoable();
    assert.ok(note);
    assert.deepEqual(
      [note.uri, note.before, note.after, note.at],
      [target.uri, target.expected, hashOf(picture), 1_000],
    );
    assert.equal(await replacements.undo(note), 'undone');
    assert.deepEqual(bytesThere(), before);
    assert.deepEqual(await replacements.undoable(), []);
    assert.equal(await replacements.redo(note), 'redone');
    assert.deepEqual(bytesThere(), picture);
    assert.deepEqual(await replacements.undoable(), [note]);
  });

  it('goes back step by step', async () => {
    const source = join(folder.path, 'site', 'variant.png');
    for (const bytes of [picture, mine]) {
      now += 1;
      writeFileSync(source, bytes);
      assert.notEqual(await replacements.replace(`${root}/variant.png`, target.uri, root), 'changed');
    }
    assert.deepEqual(bytesThere(), mine);
    for (const bytes of [picture, before]) {
      const [note] = await replacements.undoable();
      assert.ok(note);
      assert.equal(await replacements.undo(note), 'undone');
      assert.deepEqual(bytesThere(), bytes);
    }
    assert.deepEqual(await replacements.undoable(), []);
    assert.deepEqual(new Uint8Array(readFileSync(source)), mine);
  });

  it('converts a picture of another type than the name promises, which its record stays known of', async () => {
    const copied: unknown[] = [];
    const around = {
      files: diskFileSystem,
      links: files,
      kept,
      placementFor: placements(diskFileSystem),
      roots: () => roots,
    };
    const writeCopies = (...copy: readonly unknown[]): Promise<void> => {
      copied.push(copy);
      return Promise.resolve();
    };
    replacements = new PictureReplacements({ ...tools, ...around, records: { writeCopies } });
    writeFileSync(join(folder.path, 'site', 'variant.jpg'), drawn('jpeg', 20, 10));
    const outcome = await replacements.replace(`${root}/variant.jpg`, target.uri, root);
    assert.equal(typeof outcome, 'object');
    assert.equal(imageTypeOf(bytesThere()), 'png');
    const copy = { uri: target.uri, sha256: hashOf(bytesThere()), type: 'png', width: 20, height: 10 };
    assert.deepEqual(copied, [[`${root}/variant.jpg`, [copy]]]);
    const [note] = await replacements.undoable();
    assert.ok(note);
    assert.equal(await replacements.undo(note), 'undone');
    assert.deepEqual(bytesThere(), before);
    // A file that lies about what it is, and cannot be decoded.
    writeFileSync(join(folder.path, 'site', 'variant.jpg'), drawn('jpeg', 20, 10).subarray(0, 60));
    assert.equal(await replacements.replace(`${root}/variant.jpg`, target.uri, root), 'unlike');
    assert.deepEqual(bytesThere(), before);
  });

  it('copies nothing that a link brings here from outside of the open folders', async () => {
    const [secret, source] = [join(folder.path, 'secret.png'), join(folder.path, 'site', 'variant.png')];
    writeFileSync(secret, mine);
    symlinkSync(secret, source);
    await assert.rejects(
      replacements.replace(`${root}/variant.png`, target.uri, root),
      (error) => error instanceof QwenImageError && error.facts.inputProblem === 'leadsOut',
    );
    assert.deepEqual(bytesThere(), before);
    assert.equal(existsSync(join(folder.path, 'replaced')), false);
    // From one open folder into another, and what a person picks elsewhere.
    roots = [root, `${folder.uri}/other`];
    mkdirSync(join(folder.path, 'other'));
    rmSync(source);
    writeFileSync(join(folder.path, 'other', 'picked.png'), picture);
    symlinkSync(join(folder.path, 'other', 'picked.png'), source);
    assert.equal(typeof (await replacements.replace(`${root}/variant.png`, target.uri, root)), 'object');
    assert.deepEqual(bytesThere(), picture);
    assert.equal(typeof (await replacements.replace(`${folder.uri}/secret.png`, target.uri, root)), 'object');
    assert.deepEqual(bytesThere(), mine);
  });

  it('knows of nothing in folders that are not open', async () => {
    await files.place(keep(), target.uri, root, target);
    assert.equal((await replacements.undoable()).length, 1);
    roots = [`${folder.uri}/other`, `${root}/imgx`];
    assert.deepEqual(await replacements.undoable(), []);
    roots = [`${root}/img`];
    assert.equal((await replacements.undoable()).length, 1);
  });

  it('offers no way back over bytes that somebody put there meanwhile', async () => {
    await files.place(keep(), target.uri, root, target);
    const [note] = await replacements.undoable();
    assert.ok(note);
    writeFileSync(path, mine);
    assert.deepEqual(await replacements.undoable(), []);
    assert.equal(await replacements.undo(note), 'changed');
    assert.deepEqual(bytesThere(), mine);
  });

  it('says so when the earlier bytes are not kept any more, or damaged', async () => {
    await files.place(keep(), target.uri, root, target);
    const [note] = await replacements.undoable();
    assert.ok(note);
    writeFileSync(join(folder.path, 'replaced', `${note.before}.bin`), 'half');
    assert.equal(await replacements.undo(note), 'forgotten');
    assert.deepEqual(bytesThere(), picture);
  });

  it('is taken back after a rename of the file, or of a folder above it', async () => {
    await files.place(keep(), target.uri, root, target);
    renameSync(path, join(folder.path, 'site', 'img', 'banner.png'));
    await replacements.moved(target.uri, `${root}/img/banner.png`);
    renameSync(join(folder.path, 'site', 'img'), join(folder.path, 'site', 'pictures'));
    await replacements.moved(`${root}/img`, `${root}/pictures`);
    await replacements.moved(`${root}/pictures/banner.png`, `${folder.uri}/elsewhere/banner.png`);
    const [note, ...others] = await replacements.undoable();
    assert.deepEqual(others, []);
    assert.equal(note?.uri, `${root}/pictures/banner.png`);
    assert.equal(await replacements.undo(note), 'undone');
    path = join(folder.path, 'site', 'pictures', 'banner.png');
    assert.deepEqual(bytesThere(), before);
    assert.deepEqual(await kept.list(), []);
  });

  it('keeps nothing of a placeholder', async () => {
    await files.place(keep(), target.uri, root, { ...target, isPlaceholder: true });
    assert.deepEqual(bytesThere(), picture);
    assert.equal(existsSync(join(folder.path, 'replaced')), false);
  });

  it('forgets what is old, but never the newest', async () => {
    await kept.keep({ uri: 'file:///a.png', root, after: hashOf(mine) }, before);
    now += replacedLimits.age + 7_200_000 + Date.now();
    await kept.keep({ uri: 'file:///b.png', root, after: hashOf(mine) }, picture);
    assert.deepEqual(
      (await kept.list()).map(({ uri }) => uri),
      ['file:///b.png'],
    );
    assert.equal(await kept.find(hashOf(before)), undefined);
    assert.ok(await kept.find(hashOf(picture)));
  });

  it('does not stumble over a damaged note', async () => {
    await files.place(keep(), target.uri, root, target);
    for (const [name, text] of [
      ['a', '{'],
      ['b', '{"version":2}'],
      ['c', ''],
    ] as const) {
      writeFileSync(join(folder.path, 'replaced', `${name}.json`), text);
    }
    assert.equal((await replacements.undoable()).length, 1);
  });
});

describe('replacing a file in a virtual workspace', () => {
  const folder = temporaryFolder();
  const root = 'vscode-vfs://github/me/site';
  const uri = `${root}/img/fox.png`;
  const target: ReplacedFile = { uri, expected: hashOf(before) };
  let virtual: MemoryFileSystem;
  let files: WorkspaceAssetFiles;
  let replacements: PictureReplacements;

  beforeEach(() => {
    virtual = new MemoryFileSystem();
    virtual.folders.add(`${root}/img`);
    virtual.files.set(uri, before);
    const kept = new ReplacedPictures(join(folder.path, 'replaced'), { now: () => 1 }, new RecordingLog());
    const placementFor = placements(virtual);
    files = new WorkspaceAssetFiles(join(folder.path, 'results'), virtual, kept, placementFor);
    replacements = new PictureReplacements({
      ...tools,
      kept,
      placementFor,
      files: virtual,
      links: files,
      roots: () => [root],
    });
  });

  const place = (): ReturnType<WorkspaceAssetFiles['place']> =>
    files.place(keepPicture(join(folder.path, 'results'), picture), uri, root, target);

  const lying = (): unknown => [...virtual.files].map(([name, bytes]) => [name, hashOf(bytes)]);

  it('swaps and takes back', async () => {
    assert.equal(await place(), 'placed');
    assert.equal(await place(), 'present');
    assert.deepEqual(lying(), [[uri, hashOf(picture)]]);
    const [note] = await replacements.undoable();
    assert.ok(note);
    assert.equal(await replacements.undo(note), 'undone');
    assert.deepEqual(lying(), [[uri, hashOf(before)]]);
  });

  it('leaves other bytes alone, and no temporary file', async () => {
    virtual.files.set(uri, mine);
    assert.equal(await place(), 'taken');
    assert.deepEqual([...virtual.files], [[uri, mine]]);
    virtual.files.set(uri, before);
    virtual.links.add(uri);
    assert.equal(await place(), 'taken');
    assert.deepEqual([...virtual.files], [[uri, before]]);
  });
});

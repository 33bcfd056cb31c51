import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Job, JobIn } from '../../../src/core/job';
import { systemDisk } from '../../../src/host/disk';
import type { Disk } from '../../../src/host/disk';
import { AssetRecordFiles } from '../../../src/host/assetRecordFiles';
import type { WorkspaceFileSystem } from '../../../src/host/workspaceFileSystem';
import { png } from '../assets/pictures';
import { diskFileSystem } from './diskFileSystem';
import { MemoryFileSystem } from './memoryFileSystem';
import { temporaryFolder } from './temporaryFolder';

const picture = png(3, 2);
const sha256 = createHash('sha256').update(picture).digest('hex');

function jobAt(root: string, target: string, more: Partial<JobIn<'ready'>['request']> = {}): JobIn<'ready'> {
  return {
    id: 'a',
    request: {
      model: 'qwen-image',
      prompt: 'a fox',
      parameters: { seed: 7 },
      images: {},
      destination: { root, folder: root, naming: { kind: 'exact', name: 'fox' } },
      ...more,
    },
    createdAt: 1,
    uploads: {},
    isRecovered: false,
    state: 'ready',
    requestId: 'request',
    submittedAt: 2,
    completedAt: 3,
    outputs: [
      {
        ...{ kind: 'kept', file: 'a-0.png', type: 'png', width: 3, height: 2 },
        size: picture.length,
        sha256,
      },
    ],
    metrics: { cost: 0.02 },
    targets: [target],
  };
}

function savedFrom({ targets, ...job }: JobIn<'ready'>): Job {
  return { ...job, state: 'saved', savedAt: 4, files: targets };
}

interface World {
  readonly root: string;
  readonly records: AssetRecordFiles;
  readonly put: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly names: () => Promise<readonly string[]>;
}

interface Options {
  readonly isWanted?: boolean;
  readonly jobs?: readonly Job[];
}

function worldOn(files: WorkspaceFileSystem, root: string, { isWanted = true, jobs = [] }: Options): World {
  return {
    root,
    records: new AssetRecordFiles({ files, roots: () => [root], isWanted: () => isWanted, jobs: () => jobs }),
    put: (path, bytes) => files.writeFile(`${root}/${path}`, bytes),
    names: () => files.list(`${root}/.qwen-image`).catch(() => []),
  };
}

describe('AssetRecordFiles', () => {
  const folder = temporaryFolder();

  const homes: Readonly<Record<string, (options: Options) => World>> = {
    'on disk': (options) => worldOn(diskFileSystem, folder.uri, options),
    'in a virtual folder': (options) => worldOn(new MemoryFileSystem(), 'memfs:/site', options),
  };

  it('makes a record and its folder safe, also one that a window which is gone has written, and clears away what that left', async () => {
    const synced: string[] = [];
    const disk: Disk = {
      ...systemDisk,
      open: async (path, flags) =>
        Object.assign(await systemDisk.open(path, flags), {
          sync: () => {
            synced.push(path);
            return Promise.resolve();
          },
        }),
    };
    const around = { files: diskFileSystem, isWanted: () => true, jobs: () => [], disk };
    const records = new AssetRecordFiles({ ...around, roots: () => [folder.uri] });
    const place = join(folder.path, '.qwen-image');
    mkdirSync(place);
    writeFileSync(join(place, `${sha256.slice(0, 16)}.json.99.0123456789ab.tmp`), '{');
    for (let time = 1; time <= 2; time += 1) {
      synced.length = 0;
      await records.write(jobAt(folder.uri, `${folder.uri}/fox.png`));
      assert.deepEqual(synced.slice(-2), [place, folder.path]);
      assert.deepEqual(readdirSync(place), [`${sha256.slice(0, 16)}.json`]);
    }
  });

  for (const [home, open] of Object.entries(homes)) {
    describe(home, () => {
      it('keeps a record and finds it by the bytes, wherever the file lies by then', async () => {
        const { root, records, put, names } = open({});
        await records.write(jobAt(root, `${root}/a%20fox.png`));
        assert.deepEqual(await names(), [`${sha256.slice(0, 16)}.json`]);
        await put('renamed.png', picture);
        const found = await records.find(`${root}/renamed.png`);
        assert.equal(found?.record.prompt, 'a fox');
        assert.equal(found.record.file, 'a fox.png');
        assert.equal(found.file, `${root}/a%20fox.png`);
        assert.equal(found.kept, 'folder');
        await put('other.png', png(4, 4));
        assert.equal(await records.find(`${root}/other.png`), undefined);
        assert.equal(await records.find(`${root}/missing.png`), undefined);
      });

      it('follows a rename of the file and of its folder', async () => {
        const { root, records } = open({});
        await records.write(jobAt(root, `${root}/img/fox.png`));
        await records.moved(`${root}/img/fox.png`, `${root}/img/red%20fox.png`);
        assert.deepEqual(
          (await records.list()).map(({ record }) => record.file),
          ['img/red fox.png'],
        );
        await records.moved(`${root}/img`, `${root}/public/pictures`);
        await records.moved(`${root}/im`, `${root}/elsewhere`);
        assert.deepEqual(
          (await records.list()).map(({ record }) => record.file),
          ['public/pictures/red fox.png'],
        );
      });

      it('follows one picture alone, and writes nothing anew for a record that is gone', async () => {
        const { root, records, names } = open({});
        const job = jobAt(root, `${root}/fox.png`);
        const [output] = job.outputs;
        assert.ok(output?.kind === 'kept');
        await records.write(job);
        await records.write({ ...job, outputs: [{ ...output, sha256: '1'.repeat(64) }] });
        const found = await records.findByHash(sha256);
        assert.ok(found);
        await records.relocate(found, `${root}/img/hero.png`);
        assert.equal((await records.findByHash(sha256))?.record.file, 'img/hero.png');
        assert.equal((await records.findByHash('1'.repeat(64)))?.record.file, 'fox.png');
        await records.relocate(found, 'file:///elsewhere/fox.png');
        assert.equal((await records.findByHash(sha256))?.record.file, 'img/hero.png');
        await records.remove(found);
        await records.relocate(found, `${root}/fox.png`);
        assert.equal((await names()).length, 1);
      });

      it('writes nothing where it is not wanted or the folder is not open', async () => {
        const { root, records, names } = open({ isWanted: false });
        await records.write(jobAt(root, `${root}/fox.png`));
        const other = open({});
        await other.records.write(jobAt('file:///elsewhere', 'file:///elsewhere/fox.png'));
        assert.deepEqual([...(await names()), ...(await other.names())], []);
      });

      it('falls back on the history of jobs', async () => {
        const { root } = open({});
        const { records, put } = open({ jobs: [savedFrom(jobAt(root, `${root}/fox.png`))] });
        await put('renamed.png', picture);
        const found = await records.find(`${root}/renamed.png`);
        assert.equal(found?.kept, 'history');
        assert.deepEqual(await records.list(), [found]);
      });

      it('forgets', async () => {
        const { root, records, names } = open({});
        await records.write(jobAt(root, `${root}/fox.png`));
        for (const found of await records.list()) {
          await records.remove(found);
          await records.remove(found);
        }
        assert.deepEqual(await names(), []);
      });

      it('knows what a picture was made from, and its parent where that has a record', async () => {
        const { root, records, put } = open({});
        await records.write(jobAt(root, `${root}/fox.png`));
        await put('fox.png', picture);
        const edit = jobAt(root, `${root}/fox-edited.png`, {
          images: {
            image: { kind: 'file', uri: 'file:///storage/scaled.png', original: `${root}/fox.png` },
            image_2: { kind: 'url', url: 'https://a.example/b.png?signature=secret' },
          },
        });
        const [output] = edit.outputs;
        assert.ok(output?.kind === 'kept');
        await records.write({
          ...edit,
          inputHashes: { image: '0'.repeat(64) },
          outputs: [{ ...output, sha256: '1'.repeat(64) }],
        });
        const found = await records.findByHash('1'.repeat(64));
        assert.equal(found?.record.parent, sha256);
        assert.deepEqual(found.record.sources, [
          { parameter: 'image', file: 'fox.png', sha256: '0'.repeat(64) },
          { parameter: 'image_2', url: 'https://a.example/b.png' },
        ]);
      });
    });
  }

  it('passes over what is no record', async () => {
    const { root, records } = worldOn(diskFileSystem, folder.uri, {});
    mkdirSync(join(folder.path, '.qwen-image'));
    writeFileSync(join(folder.path, '.qwen-image', '0123456789abcdef.json'), '<<<<<<< HEAD');
    writeFileSync(join(folder.path, '.qwen-image', 'README.md'), 'hello');
    await records.write(jobAt(root, `${root}/fox.png`));
    assert.equal((await records.list()).length, 1);
  });

  it('leaves a record that says the same untouched, and no temporary file behind', async () => {
    const { root, records } = worldOn(diskFileSystem, folder.uri, {});
    await records.write(jobAt(root, `${root}/fox.png`));
    const path = join(folder.path, '.qwen-image', `${sha256.slice(0, 16)}.json`);
    const text = readFileSync(path, 'utf8').replace('\n  "file"', '\n\n  "file"');
    writeFileSync(path, text);
    await records.write(jobAt(root, `${root}/fox.png`));
    assert.equal(readFileSync(path, 'utf8'), text);
    assert.equal(readdirSync(join(folder.path, '.qwen-image')).length, 1);
  });

  it('reads through no symbolic link: what lies elsewhere is none of this folder’s', async () => {
    const { root, records } = worldOn(diskFileSystem, folder.uri, {});
    writeFileSync(join(folder.path, 'fox.png'), picture);
    await records.write(jobAt(root, `${root}/fox.png`));
    const [found] = await records.list();
    assert.ok(found);
    const [own, theirs] = [join(folder.path, '.qwen-image'), join(folder.path, 'theirs')];
    const name = `${sha256.slice(0, 16)}.json`;
    renameSync(join(own, name), join(folder.path, name));
    symlinkSync(join(folder.path, name), join(own, name));
    assert.deepEqual([await records.list(), await records.find(`${root}/fox.png`)], [[], undefined]);
    rmSync(join(own, name));
    renameSync(join(folder.path, name), join(own, name));
    renameSync(own, theirs);
    symlinkSync(theirs, own);
    assert.deepEqual([await records.list(), await records.find(`${root}/fox.png`)], [[], undefined]);
    await assert.rejects(records.remove(found));
    assert.deepEqual(readdirSync(theirs), [name]);
  });

  it('never writes through a symbolic link', async () => {
    const { root, records } = worldOn(diskFileSystem, folder.uri, {});
    mkdirSync(join(folder.path, 'elsewhere'));
    symlinkSync(join(folder.path, 'elsewhere'), join(folder.path, '.qwen-image'));
    await assert.rejects(records.write(jobAt(root, `${root}/fox.png`)), { code: 'disk' });
    assert.deepEqual(readdirSync(join(folder.path, 'elsewhere')), []);
  });
});

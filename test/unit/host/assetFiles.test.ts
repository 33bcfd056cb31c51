import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { link } from 'node:fs/promises';
import { join } from 'node:path';
import type { Naming } from '../../../src/core/jobRequest';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { WorkspaceAssetFiles } from '../../../src/host/assetFiles';
import { systemDisk } from '../../../src/host/disk';
import { placements } from '../../../src/host/placements';
import { ReplacedPictures } from '../../../src/host/replacedPictures';
import { png } from '../assets/pictures';
import { jobFor, keepPicture } from './keptPicture';
import { MemoryFileSystem } from './memoryFileSystem';
import { RecordingLog } from './recordingLog';
import { temporaryFolder } from './temporaryFolder';

const naming: Naming = { kind: 'template', template: '${prompt}' };
const picture = png(3, 2);

function isDiskError(error: unknown): boolean {
  return error instanceof QwenImageError && error.code === 'disk';
}

/** As file systems without hard links answer. */
function noLinks(): Promise<void> {
  return Promise.reject(Object.assign(new Error('not permitted'), { code: 'EPERM' }));
}

for (const [kind, linkFile] of [
  ['with hard links', link],
  ['without hard links', noLinks],
] as const) {
  describe(`WorkspaceAssetFiles on disk ${kind}`, () => {
    const folder = temporaryFolder();
    let files: WorkspaceAssetFiles;
    let site: string;
    let siteUri: string;

    beforeEach(() => {
      const virtual = new MemoryFileSystem();
      files = new WorkspaceAssetFiles(
        join(folder.path, 'results'),
        virtual,
        new ReplacedPictures(join(folder.path, 'replaced'), { now: () => 1 }, new RecordingLog()),
        placements(virtual, { ...systemDisk, link: linkFile }),
      );
      site = join(folder.path, 'site');
      siteUri = `${folder.uri}/site`;
      mkdirSync(site);
    });

    const keep = (bytes = picture): ReturnType<typeof keepPicture> =>
      keepPicture(join(folder.path, 'results'), bytes);
    const choose = (at = `${siteUri}/assets/images`): Promise<string> =>
      files.choosePlace(jobFor(siteUri, at, naming), keep(), 0);

    it('chooses a place and writes nothing yet', async () => {
      assert.equal(await choose(), `${siteUri}/assets/images/a-red-fox.png`);
      assert.deepEqual(readdirSync(site), []);
    });

    it('never hands out the same name twice, nor one that differs in case only', async () => {
      mkdirSync(join(site, 'assets', 'images'), { recursive: true });
      writeFileSync(join(site, 'assets', 'images', 'A-Red-Fox.PNG'), '');
      const places = await Promise.all([choose(), choose(), choose()]);
      assert.deepEqual(places.map((place) => place.slice(place.lastIndexOf('/') + 1)).sort(), [
        'a-red-fox-2.png',
        'a-red-fox-3.png',
        'a-red-fox-4.png',
      ]);
    });

    it('puts the picture there whole, making folders, and leaves nothing else', async () => {
      const kept = keep();
      assert.equal(await files.place(kept, await choose(), siteUri), 'placed');
      const images = join(site, 'assets', 'images');
      assert.deepEqual(readdirSync(images), ['a-red-fox.png']);
      assert.deepEqual(new Uint8Array(readFileSync(join(images, 'a-red-fox.png'))), picture);
    });

    it('finds its own picture present, and never writes over another', async () => {
      const kept = keep();
      const target = await choose(siteUri);
      assert.equal(await files.place(kept, target, siteUri), 'placed');
      assert.equal(await files.place(kept, target, siteUri), 'present');
      for (const other of ['short', picture.map((byte) => byte ^ 1)]) {
        writeFileSync(join(site, 'a-red-fox.png'), other);
        assert.equal(await files.place(kept, target, siteUri), 'taken');
        assert.deepEqual(readFileSync(join(site, 'a-red-fox.png')), Buffer.from(other));
      }
      assert.deepEqual(readdirSync(site), ['a-red-fox.png']);
    });

    it('does not follow a link that has the name, even to the same bytes', async () => {
      const kept = keep();
      const target = await choose(siteUri);
      symlinkSync(join(folder.path, 'results', kept.file), join(site, 'a-red-fox.png'));
      assert.equal(await files.place(kept, target, siteUri), 'taken');
    });

    it('lets one of several windows have a name', async () => {
      const [one, two] = [
        keepPicture(join(folder.path, 'results'), picture, 0),
        keepPicture(join(folder.path, 'results'), png(5, 5), 1),
      ];
      const target = `${siteUri}/fox.png`;
      const outcomes = await Promise.all([
        files.place(one, target, siteUri),
        files.place(two, target, siteUri),
      ]);
      assert.deepEqual([...outcomes].sort(), ['placed', 'taken']);
      const winner = outcomes[0] === 'placed' ? picture : png(5, 5);
      assert.deepEqual(new Uint8Array(readFileSync(join(site, 'fox.png'))), winner);
    });

    it('clears away what a crash left of the same picture', async () => {
      const kept = keep();
      writeFileSync(join(site, `.${kept.file}.77.0123456789ab.tmp`), 'half');
      assert.equal(await files.place(kept, await choose(siteUri), siteUri), 'placed');
      assert.deepEqual(readdirSync(site), ['a-red-fox.png']);
    });

    it('goes through no symbolic link below the root, wherever it leads', async () => {
      mkdirSync(join(folder.path, 'elsewhere'));
      mkdirSync(join(site, 'real'));
      symlinkSync(join(folder.path, 'elsewhere'), join(site, 'out'));
      symlinkSync(join(site, 'real'), join(site, 'in'));
      symlinkSync(join(folder.path, 'gone'), join(site, 'dangling'));
      for (const name of ['out', 'in', 'dangling', 'out/deeper']) {
        await assert.rejects(choose(`${siteUri}/${name}`), isDiskError);
        await assert.rejects(files.place(keep(), `${siteUri}/${name}/fox.png`, siteUri), isDiskError);
      }
      assert.deepEqual(readdirSync(join(folder.path, 'elsewhere')), []);
      assert.deepEqual(readdirSync(join(site, 'real')), []);
      const told = ['out', 'in', 'dangling', 'out/deeper', 'real', 'new/folder', ''].map(async (name) =>
        files.isBehindLink(siteUri, `${siteUri}/${name}`),
      );
      assert.deepEqual(await Promise.all(told), [true, true, true, true, false, false, false]);
    });

    it('tells of a link in the way of a file name template, before anything is saved', async () => {
      mkdirSync(join(folder.path, 'elsewhere'));
      mkdirSync(join(site, 'real'));
      symlinkSync(join(folder.path, 'elsewhere'), join(site, 'qwen-image'));
      symlinkSync(join(site, 'real'), join(site, 'real', 'seed-7'));
      symlinkSync(join(folder.path, 'gone'), join(site, 'real', 'a-red-fox'));
      const linked = (template: string, at = siteUri): Promise<string | undefined> =>
        files.linkedFolder(jobFor(siteUri, at, { kind: 'template', template }));
      assert.equal(await linked('${model}/${prompt}'), 'qwen-image');
      assert.equal(await linked('${model}/deeper/${prompt}'), 'qwen-image/deeper');
      assert.equal(await linked('seed ${seed}/${prompt}', `${siteUri}/real`), 'real/seed-7');
      assert.equal(await linked('${prompt}/${seed}', `${siteUri}/real`), 'real/a-red-fox');
      assert.equal(await linked('${prompt}', `${siteUri}/qwen-image`), 'qwen-image');
      for (const template of ['${prompt}', 'real/${prompt}', '${date}/${prompt}', 'real/seed-7']) {
        assert.equal(await linked(template), undefined);
      }
      assert.equal(await linked('${prompt}', `${folder.uri}/elsewhere`), undefined);
      assert.equal(
        await files.linkedFolder(jobFor(siteUri, siteUri, { kind: 'exact', name: 'a/b' })),
        undefined,
      );
      assert.deepEqual(readdirSync(site).sort(), ['qwen-image', 'real']);
    });

    it('works in a root that is itself reached by a link', async () => {
      symlinkSync(site, join(folder.path, 'shortcut'));
      const root = `${folder.uri}/shortcut`;
      assert.equal(await files.isBehindLink(root, `${root}/a`), false);
      assert.equal(await files.place(keep(), `${root}/a/fox.png`, root), 'placed');
      assert.deepEqual(readdirSync(join(site, 'a')), ['fox.png']);
    });

    for (const target of [
      '../fox.png',
      'a/../../fox.png',
      '%2e%2e/fox.png',
      'a%2F..%2F..%2Ffox.png',
      '.git/fox.png',
      'a/.GIT/fox.png',
      '.vscode/fox.png',
      'node_modules/fox.png',
      '',
    ]) {
      it(`refuses ${target === '' ? 'the root itself' : target}`, async () => {
        await assert.rejects(files.place(keep(), `${siteUri}/${target}`, siteUri), isDiskError);
        assert.deepEqual(readdirSync(site), []);
        assert.deepEqual(readdirSync(folder.path).sort(), ['results', 'site']);
      });
    }

    it('says what the disk said, without the path', async () => {
      writeFileSync(join(site, 'assets'), 'a file where a folder should be');
      await assert.rejects(choose(), (error: unknown) => {
        assert.ok(error instanceof QwenImageError);
        assert.deepEqual([error.code, error.message.includes(folder.path)], ['disk', false]);
        assert.match(error.facts.detail ?? '', /ENOTDIR/);
        return true;
      });
      await assert.rejects(files.place(keep(), `${siteUri}/a.png`, `${folder.uri}/gone`), isDiskError);
    });

    it('saves no kept picture that is gone or has changed', async () => {
      const kept = keep();
      await assert.rejects(files.place({ ...kept, size: 5 }, `${siteUri}/a.png`, siteUri), isDiskError);
      await assert.rejects(
        files.place({ ...kept, file: '../site/x.png' }, `${siteUri}/a.png`, siteUri),
        isDiskError,
      );
      await assert.rejects(
        files.place({ ...kept, file: kept.file.replace('-0.', '-9.') }, `${siteUri}/a.png`, siteUri),
        isDiskError,
      );
      assert.deepEqual(readdirSync(site), []);
    });

    it('keeps odd names of folders that exist', async () => {
      mkdirSync(join(site, '[slug] 100% ü?#'));
      const at = `${siteUri}/${encodeURIComponent('[slug] 100% ü?#')}`;
      assert.equal(await files.place(keep(), await choose(at), siteUri), 'placed');
      assert.deepEqual(readdirSync(join(site, '[slug] 100% ü?#')), ['a-red-fox.png']);
    });

    it('shares no bytes with the kept picture afterwards', async () => {
      const kept = keep();
      await files.place(kept, `${siteUri}/fox.png`, siteUri);
      writeFileSync(join(site, 'fox.png'), 'painted over');
      assert.deepEqual(new Uint8Array(readFileSync(join(folder.path, 'results', kept.file))), picture);
    });
  });
}

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetRecordFiles } from '../../../../src/host/assetRecordFiles';
import { RecordFolder } from '../../../../src/host/recordFolder';
import { applyFix } from '../../../../src/ui/check/applyFix';
import type { FixTools } from '../../../../src/ui/check/applyFix';
import type { RecordFinding } from '../../../../src/ui/check/finding';
import { recordState } from '../../../../src/ui/check/recordState';
import { png } from '../../assets/pictures';
import { diskFileSystem } from '../../host/diskFileSystem';
import { temporaryFolder } from '../../host/temporaryFolder';
import { recordOf } from './sampleFindings';

describe('a fix of a finding', () => {
  const folder = temporaryFolder();
  let records: AssetRecordFiles;
  let used: readonly string[];
  let asked: readonly string[];
  let isSure: boolean;

  beforeEach(() => {
    const around = { files: diskFileSystem, isWanted: () => true, jobs: () => [] };
    records = new AssetRecordFiles({ ...around, roots: () => [folder.uri] });
    [used, asked, isSure] = [[], [], true];
  });

  const at = (name: string): string => `${folder.uri}/${name}`;

  function tools(more: Partial<FixTools> = {}): FixTools {
    return {
      book: records,
      links: { leadsOut: () => Promise.resolve(false) },
      look: (uri) => Promise.resolve(existsSync(fileURLToPath(uri)) ? 'file' : 'nothing'),
      isUsed: (uri) => Promise.resolve(used.includes(uri)),
      mayDelete: ({ found }) => {
        asked = [...asked, found.file];
        return Promise.resolve(isSure);
      },
      take: (uri) => {
        rmSync(fileURLToPath(uri), { force: true });
        return Promise.resolve(true);
      },
      sizeOf: (uri) => Promise.resolve(statSync(fileURLToPath(uri), { throwIfNoEntry: false })?.size),
      pictures: () =>
        Promise.resolve(
          ['v.png', 'other.png', 'hero.png'].map(at).filter((uri) => existsSync(fileURLToPath(uri))),
        ),
      ...more,
    };
  }

  async function put(name: string, bytes: Uint8Array): Promise<string> {
    writeFileSync(join(folder.path, name), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await new RecordFolder(folder.uri, diskFileSystem).write(recordOf(name, sha256).record);
    return sha256;
  }

  async function findingOf(name: string): Promise<RecordFinding> {
    const found = (await records.list()).find((one) => one.file === at(name));
    assert.ok(found);
    const { look, isUsed } = tools();
    const finding = await recordState(found, records, look, isUsed);
    assert.ok(finding);
    return finding;
  }

  async function hints(): Promise<readonly string[]> {
    return (await records.list()).map(({ record }) => record.file);
  }

  it('deletes an unused picture and its record, once the person has said so', async () => {
    await put('v.png', png(4, 4));
    await put('other.png', png(5, 5));
    const finding = await findingOf('v.png');
    isSure = false;
    assert.equal(await applyFix(finding, 'deletePicture', tools()), 'left');
    assert.deepEqual([existsSync(join(folder.path, 'v.png')), (await hints()).length], [true, 2]);
    isSure = true;
    assert.equal(await applyFix(finding, 'deletePicture', tools()), 'done');
    assert.deepEqual([existsSync(join(folder.path, 'v.png')), await hints()], [false, ['other.png']]);
  });

  it('does not delete, nor ask for, a picture that a document refers to by now', async () => {
    await put('v.png', png(4, 4));
    const finding = await findingOf('v.png');
    used = [at('v.png')];
    assert.equal(await applyFix(finding, 'deletePicture', tools()), 'outdated');
    assert.deepEqual([existsSync(join(folder.path, 'v.png')), asked, await hints()], [true, [], ['v.png']]);
  });

  it('does not delete a picture that is another one by now', async () => {
    await put('v.png', png(4, 4));
    const finding = await findingOf('v.png');
    writeFileSync(join(folder.path, 'v.png'), png(9, 9));
    assert.equal(await applyFix(finding, 'deletePicture', tools()), 'outdated');
    assert.deepEqual([existsSync(join(folder.path, 'v.png')), asked], [true, []]);
  });

  it('leaves the record to a picture with the same bytes, as after Use This One Instead', async () => {
    const sha256 = await put('v.png', png(4, 4));
    writeFileSync(join(folder.path, 'other.png'), png(7, 3));
    copyFileSync(join(folder.path, 'v.png'), join(folder.path, 'hero.png'));
    assert.equal(await applyFix(await findingOf('v.png'), 'deletePicture', tools()), 'done');
    assert.equal(existsSync(join(folder.path, 'v.png')), false);
    const found = await records.find(at('hero.png'));
    assert.deepEqual([found?.record.sha256, found?.file], [sha256, at('hero.png')]);
  });

  it('moves no record of another picture along', async () => {
    await put('v.png', png(8, 8));
    const sha256 = await put('v.png', png(4, 4));
    copyFileSync(join(folder.path, 'v.png'), join(folder.path, 'hero.png'));
    const found = await records.findByHash(sha256);
    assert.ok(found);
    assert.equal(await applyFix({ kind: 'unused', found }, 'deletePicture', tools()), 'done');
    assert.deepEqual([...(await hints())].sort(), ['hero.png', 'v.png']);
    assert.equal((await records.findByHash(sha256))?.record.file, 'hero.png');
  });

  it('leaves the record alone where it names another place with these bytes by now, searched or not', async () => {
    const sha256 = await put('v.png', png(4, 4));
    const finding = await findingOf('v.png');
    copyFileSync(join(folder.path, 'v.png'), join(folder.path, 'hidden.png'));
    await records.moved(at('v.png'), at('hidden.png'));
    assert.equal(await applyFix(finding, 'deletePicture', tools()), 'done');
    assert.equal((await records.findByHash(sha256))?.record.file, 'hidden.png');
  });

  it('deletes nothing behind a link that leads out', async () => {
    await put('v.png', png(4, 4));
    const links = { leadsOut: () => Promise.resolve(true) };
    assert.equal(await applyFix(await findingOf('v.png'), 'deletePicture', tools({ links })), 'leadsOut');
    assert.deepEqual([existsSync(join(folder.path, 'v.png')), await hints()], [true, ['v.png']]);
  });

  it('removes the record of a picture that is gone', async () => {
    await put('v.png', png(4, 4));
    rmSync(join(folder.path, 'v.png'));
    assert.equal(await applyFix(await findingOf('v.png'), 'removeRecord', tools()), 'done');
    assert.deepEqual(await hints(), []);
  });

  it('keeps the record of a picture that is back', async () => {
    await put('v.png', png(4, 4));
    renameSync(join(folder.path, 'v.png'), join(folder.path, 'away'));
    const finding = await findingOf('v.png');
    renameSync(join(folder.path, 'away'), join(folder.path, 'v.png'));
    assert.equal(await applyFix(finding, 'removeRecord', tools()), 'outdated');
    assert.deepEqual(await hints(), ['v.png']);
  });

  it('keeps the record of a picture when nobody can tell whether it is there', async () => {
    await put('v.png', png(4, 4));
    rmSync(join(folder.path, 'v.png'));
    const finding = await findingOf('v.png');
    const look = (): Promise<'unknown'> => Promise.resolve('unknown');
    assert.equal(await applyFix(finding, 'removeRecord', tools({ look })), 'outdated');
    assert.deepEqual(await hints(), ['v.png']);
  });

  it('lets a record name the new place, unless something else lies there by now', async () => {
    await put('v.png', png(4, 4));
    renameSync(join(folder.path, 'v.png'), join(folder.path, 'hero.png'));
    const finding: RecordFinding = {
      kind: 'lost',
      found: (await findingOf('v.png')).found,
      now: at('hero.png'),
    };
    assert.equal(await applyFix({ ...finding, now: at('other.png') }, 'updateRecord', tools()), 'outdated');
    assert.deepEqual(await hints(), ['v.png']);
    assert.equal(await applyFix(finding, 'updateRecord', tools()), 'done');
    assert.deepEqual(await hints(), ['hero.png']);
  });

  it('removes the record of a picture that lies elsewhere when that is what was chosen', async () => {
    await put('v.png', png(4, 4));
    renameSync(join(folder.path, 'v.png'), join(folder.path, 'hero.png'));
    const { found } = await findingOf('v.png');
    const finding: RecordFinding = { kind: 'lost', found, now: at('hero.png') };
    assert.equal(await applyFix(finding, 'removeRecord', tools()), 'done');
    assert.deepEqual(await hints(), []);
  });
});

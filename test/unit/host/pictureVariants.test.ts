import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageSizeOf } from '../../../src/assets/imageSize';
import { imageTypeOf, supportedTypes } from '../../../src/assets/imageType';
import { embedMetadata } from '../../../src/assets/metadata/embedMetadata';
import { readMetadata } from '../../../src/assets/metadata/readMetadata';
import { AssetRecordFiles } from '../../../src/host/assetRecordFiles';
import { transcode } from '../../../src/host/codec/transcode';
import { systemDisk } from '../../../src/host/disk';
import { PictureVariantFiles } from '../../../src/host/pictureVariants';
import { placements } from '../../../src/host/placements';
import { drawn } from '../assets/metadata/realPictures';
import { extendedWebp, jpeg, png } from '../assets/pictures';
import { diskFileSystem } from './diskFileSystem';
import { RecordingLog } from './recordingLog';
import { temporaryFolder } from './temporaryFolder';
import { webpCodec } from '../../harness/webpCodec';

function pngThatSays(width: number, height: number): Uint8Array {
  const bytes = Buffer.from(png(3, 2));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe('PictureVariantFiles', () => {
  const folder = temporaryFolder();
  const site = (): string => join(folder.path, 'site');
  const records = (): AssetRecordFiles =>
    new AssetRecordFiles({
      files: diskFileSystem,
      roots: () => [`${folder.uri}/site`],
      isWanted: () => true,
      jobs: () => [],
    });
  const log = new RecordingLog();
  const variants = (): PictureVariantFiles =>
    new PictureVariantFiles({
      workplace: join(folder.path, 'results'),
      files: diskFileSystem,
      placementFor: placements(diskFileSystem),
      roots: () => [`${folder.uri}/site`],
      transcode: (task) => transcode(task, webpCodec),
      disk: systemDisk,
      records: records(),
      log,
    });

  beforeEach(() => {
    mkdirSync(join(site(), 'img'), { recursive: true });
  });

  for (const type of supportedTypes) {
    it(`puts smaller copies beside a ${type}, with what it tells`, async () => {
      const picture = embedMetadata(drawn(type, 120, 60), { isEdit: true });
      writeFileSync(join(site(), 'img', `a fox.${type}`), picture);
      const uri = `${folder.uri}/site/img/a%20fox.${type}`;
      const set = await variants().make(uri, [40, 80, 120, 900]);
      assert.deepEqual(set, [
        { uri: `${folder.uri}/site/img/a%20fox-40w.${type}`, width: 40, height: 20, isNew: true },
        { uri: `${folder.uri}/site/img/a%20fox-80w.${type}`, width: 80, height: 40, isNew: true },
        { uri, width: 120, height: 60 },
      ]);
      const copy = readFileSync(join(site(), 'img', `a fox-40w.${type}`));
      assert.equal(imageTypeOf(copy), type);
      assert.deepEqual(imageSizeOf(copy), { kind: 'size', width: 40, height: 20 });
      assert.match(readMetadata(copy).digitalSourceType ?? '', /compositeWithTrained/);
      // The same again: nothing is new.
      assert.deepEqual(
        await variants().make(uri, [40, 80]),
        set.map(({ isNew: _, ...known }) => known),
      );
      assert.equal(readdirSync(join(site(), 'img')).length, 3);
      assert.deepEqual(readdirSync(join(folder.path, 'results')), []);
    });
  }

  it('writes over nothing, and makes nothing of a small picture', async () => {
    writeFileSync(join(site(), 'fox.png'), drawn('png', 30, 30));
    writeFileSync(join(site(), 'fox-20w.png'), 'mine');
    const uri = `${folder.uri}/site/fox.png`;
    const set = await variants().make(uri, [20]);
    assert.equal(set[0]?.uri, `${folder.uri}/site/fox-20w-2.png`);
    assert.equal(readFileSync(join(site(), 'fox-20w.png'), 'utf8'), 'mine');
    assert.deepEqual(await variants().make(uri), [{ uri, width: 30, height: 30 }]);
    assert.equal(existsSync(join(site(), 'fox-400w.png')), false);
  });

  it('records copies as copies, and takes them away with their records, but not what was changed since', async () => {
    const bytes = drawn('png', 120, 60);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(join(site(), 'fox.png'), bytes);
    const record = {
      ...{
        sha256,
        file: 'fox.png',
        type: 'png',
        width: 120,
        height: 60,
        model: 'qwen-image',
        prompt: 'a fox',
      },
      ...{
        parameters: { seed: 7 },
        sources: [],
        createdAt: '2026-01-01T00:00:00.000Z',
        cost: 0.02,
        version: 1,
      },
    };
    mkdirSync(join(site(), '.qwen-image'));
    writeFileSync(join(site(), '.qwen-image', `${sha256.slice(0, 16)}.json`), JSON.stringify(record));
    const made = variants();
    const set = await made.make(`${folder.uri}/site/fox.png`, [40, 80]);
    const known = await records().find(set[0]?.uri ?? '');
    assert.equal(known?.record.prompt, 'a fox');
    assert.equal(known.record.copyOf, sha256);
    assert.equal(known.record.width, 40);
    assert.equal(known.record.cost, undefined);
    // A copy of a copy is one of the original too.
    await made.make(set[1]?.uri ?? '', [20]);
    const smallest = await records().find(`${folder.uri}/site/fox-80w-20w.png`);
    assert.equal(smallest?.record.copyOf, sha256);

    writeFileSync(join(site(), 'fox-80w.png'), 'mine now');
    const removed = await made.remove(set);
    assert.deepEqual(removed, [set[0]]);
    assert.equal(existsSync(join(site(), 'fox-40w.png')), false);
    assert.equal(readFileSync(join(site(), 'fox-80w.png'), 'utf8'), 'mine now');
    assert.equal(existsSync(join(site(), 'fox.png')), true);
    assert.equal(await records().findByHash(known.record.sha256), undefined);
    assert.deepEqual(await variants().remove(set), []);
    assert.deepEqual(log.lines, []);

    // The same picture elsewhere has the same copies: theirs is the record as long as they are there.
    const [first] = await made.make(`${folder.uri}/site/fox.png`, [40]);
    mkdirSync(join(site(), 'more'));
    writeFileSync(join(site(), 'more', 'fox.png'), bytes);
    const others = await made.make(`${folder.uri}/site/more/fox.png`, [40]);
    await made.remove(others);
    const kept = await records().find(first?.uri ?? '');
    assert.equal(kept?.record.file, 'fox-40w.png');
  });

  it('decodes nothing that claims to be larger than any picture of use', async () => {
    for (const [name, claim] of [
      ['a.png', pngThatSays(100_000, 100_000)],
      ['a.jpg', jpeg(65_535, 65_535)],
      ['a.webp', extendedWebp(16_383, 16_383)],
    ] as const) {
      writeFileSync(join(site(), name), claim);
      await assert.rejects(variants().make(`${folder.uri}/site/${name}`), {
        facts: { detail: 'tooLarge', inputProblem: 'tooLarge' },
      });
      const task = { bytes: claim, format: 'png', quality: 80, sizes: [{ width: 4, height: 4 }] } as const;
      await assert.rejects(transcode(task, webpCodec), /too large/);
    }
  });

  it('refuses what is no picture, in facts', async () => {
    writeFileSync(join(site(), 'fox.png'), 'text');
    await assert.rejects(variants().make(`${folder.uri}/site/fox.png`), { code: 'badInput' });
  });
});

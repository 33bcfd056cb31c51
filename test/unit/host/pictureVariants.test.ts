import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imageSizeOf } from '../../../src/assets/imageSize';
import { imageTypeOf, supportedTypes } from '../../../src/assets/imageType';
import { embedMetadata } from '../../../src/assets/metadata/embedMetadata';
import { readMetadata } from '../../../src/assets/metadata/readMetadata';
import { transcode } from '../../../src/host/codec/transcode';
import { openWebpCodec } from '../../../src/host/codec/webpCodec';
import { systemDisk } from '../../../src/host/disk';
import { PictureVariantFiles } from '../../../src/host/pictureVariants';
import { placements } from '../../../src/host/placements';
import { root } from '../../harness/paths';
import { drawn } from '../assets/metadata/realPictures';
import { diskFileSystem } from './diskFileSystem';
import { temporaryFolder } from './temporaryFolder';

const codec = openWebpCodec((name) =>
  readFile(join(root, 'node_modules/@jsquash/webp/codec', name.slice(5), `${name}.wasm`)),
);

describe('PictureVariantFiles', () => {
  const folder = temporaryFolder();
  const site = (): string => join(folder.path, 'site');
  const variants = (): PictureVariantFiles =>
    new PictureVariantFiles({
      workplace: join(folder.path, 'results'),
      files: diskFileSystem,
      placementFor: placements(diskFileSystem),
      roots: () => [`${folder.uri}/site`],
      transcode: (task) => transcode(task, codec),
      disk: systemDisk,
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
        { uri: `${folder.uri}/site/img/a%20fox-40w.${type}`, width: 40, height: 20 },
        { uri: `${folder.uri}/site/img/a%20fox-80w.${type}`, width: 80, height: 40 },
        { uri, width: 120, height: 60 },
      ]);
      const copy = readFileSync(join(site(), 'img', `a fox-40w.${type}`));
      assert.equal(imageTypeOf(copy), type);
      assert.deepEqual(imageSizeOf(copy), { kind: 'size', width: 40, height: 20 });
      assert.match(readMetadata(copy).digitalSourceType ?? '', /compositeWithTrained/);
      assert.deepEqual(await variants().make(uri, [40, 80]), set);
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

  it('refuses what is no picture, in facts', async () => {
    writeFileSync(join(site(), 'fox.png'), 'text');
    await assert.rejects(variants().make(`${folder.uri}/site/fox.png`), { code: 'badInput' });
  });
});

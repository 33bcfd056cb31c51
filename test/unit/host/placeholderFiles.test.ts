import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageSizeOf } from '../../../src/assets/imageSize';
import { imageTypeOf } from '../../../src/assets/imageType';
import type { ConvertSetting } from '../../../src/assets/conversion';
import type { JobRequest } from '../../../src/core/jobRequest';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { WorkspaceAssetFiles } from '../../../src/host/assetFiles';
import { finishingWish } from '../../../src/host/finishingWish';
import { PlaceholderFiles } from '../../../src/host/placeholderFiles';
import { placements } from '../../../src/host/placements';
import { ReplacedPictures } from '../../../src/host/replacedPictures';
import type { FinishingSettings } from '../../../src/host/settings';
import { png } from '../assets/pictures';
import { diskFileSystem } from './diskFileSystem';
import { jobFor, keepPicture } from './keptPicture';
import { RecordingLog } from './recordingLog';
import { temporaryFolder } from './temporaryFolder';

describe('placeholderFiles', () => {
  const folder = temporaryFolder();
  let files: WorkspaceAssetFiles;
  let placeholders: PlaceholderFiles;
  let root: string;
  let images: string;
  let convert: ConvertSetting;

  beforeEach(() => {
    const clock = { now: () => 1_000 };
    const kept = new ReplacedPictures(join(folder.path, 'replaced'), clock, new RecordingLog());
    const placementFor = placements(diskFileSystem);
    files = new WorkspaceAssetFiles(join(folder.path, 'results'), diskFileSystem, kept, placementFor);
    convert = 'none';
    const finishing = (): FinishingSettings => ({ embedMetadata: 'disclosure', convert, provenance: false });
    const wish = finishingWish({ finishing }, () => [root]);
    placeholders = new PlaceholderFiles({
      ...{ assets: files, placementFor, kept, files: diskFileSystem, clock, wish },
    });
    mkdirSync(join(folder.path, 'site'));
    root = `${folder.uri}/site`;
    images = join(folder.path, 'site', 'img');
  });

  const request = (format = 'png', ratio = '3:4'): JobRequest => {
    const more = { parameters: { seed: 7, aspect_ratio: ratio, image_format: format } };
    return jobFor(root, `${root}/img`, { kind: 'template', template: '${prompt}' }, more).request;
  };

  for (const [format, name, type] of [
    ['png', 'a-red-fox.png', 'png'],
    ['jpeg', 'a-red-fox.jpg', 'jpeg'],
    ['webp', 'a-red-fox.webp', 'webp'],
  ] as const) {
    it(`lies under the name and in the size that the picture will have: ${name}`, async () => {
      const laid = await placeholders.lay(request(format));
      assert.deepEqual([laid?.uri, laid?.isPlaceholder], [`${root}/img/${name}`, true]);
      const bytes = readFileSync(join(images, name));
      assert.equal(imageTypeOf(bytes), type);
      assert.deepEqual(imageSizeOf(bytes), { kind: 'size', width: 1104, height: 1472 });
    });
  }

  it('has the size and the format that the picture is converted to', async () => {
    convert = { '**': { format: 'webp', longestSide: 800 } };
    assert.equal((await placeholders.lay(request('png', '16:9')))?.uri, `${root}/img/a-red-fox.webp`);
    const bytes = readFileSync(join(images, 'a-red-fox.webp'));
    assert.equal(imageTypeOf(bytes), 'webp');
    assert.deepEqual(imageSizeOf(bytes), { kind: 'size', width: 800, height: 446 });
    // What a name promises comes before what the setting wants.
    const { destination, ...rest } = request('jpeg');
    const named = {
      ...rest,
      destination: { ...destination, naming: { kind: 'exact', name: 'fox.png' } },
    } as const;
    assert.equal((await placeholders.lay(named))?.uri, `${root}/img/fox.png`);
    assert.equal(imageTypeOf(readFileSync(join(images, 'fox.png'))), 'png');
    convert = { 'other/**': 'webp' };
    assert.equal((await placeholders.lay(request('jpeg')))?.uri, `${root}/img/a-red-fox.jpg`);
  });

  it('has the size of what an edit is made from, and the type that its name says', async () => {
    mkdirSync(images);
    writeFileSync(join(images, 'photo.png'), png(300, 200));
    const edit = (name: string): JobRequest => ({
      ...request(),
      model: 'qwen-image-edit',
      parameters: { seed: 7 },
      images: { image: { kind: 'file', uri: `${root}/img/photo.png` } },
      destination: { root, folder: `${root}/img`, naming: { kind: 'exact', name } },
    });
    const laid = await placeholders.lay(edit('photo-edited'));
    assert.equal(laid?.uri, `${root}/img/photo-edited.png`);
    const bytes = readFileSync(join(images, 'photo-edited.png'));
    assert.deepEqual(imageSizeOf(bytes), { kind: 'size', width: 300, height: 200 });
    assert.equal((await placeholders.lay(edit('photo.webp')))?.uri, `${root}/img/photo.webp`);
    const online = {
      ...edit('x'),
      images: { image: { kind: 'url', url: 'https://example.org/x.png' } },
    } as const;
    assert.equal(await placeholders.lay(online), undefined);
    // A head of a few bytes can claim any size.
    const absurd = Buffer.from(png(300, 200));
    absurd.writeUInt32BE(200_000, 16);
    absurd.writeUInt32BE(200_000, 20);
    writeFileSync(join(images, 'photo.png'), absurd);
    assert.equal(await placeholders.lay(edit('absurd')), undefined);
  });

  it('is what the picture then takes the place of, and nothing of it is kept', async () => {
    const laid = await placeholders.lay(request());
    assert.ok(laid);
    const job = jobFor(root, `${root}/img`, { kind: 'template', template: '${prompt}' });
    const { destination } = job.request;
    const waiting = { ...job, request: { ...job.request, destination: { ...destination, replaces: laid } } };
    const picture = keepPicture(join(folder.path, 'results'), png(3, 2));
    assert.equal(await files.choosePlace(waiting, picture, 0), laid.uri);
    assert.equal(await files.place(picture, laid.uri, root, laid), 'placed');
    assert.deepEqual(new Uint8Array(readFileSync(join(images, 'a-red-fox.png'))), png(3, 2));
    assert.deepEqual(readdirSync(images), ['a-red-fox.png']);
  });

  it('takes a free name, also when two ask at once, and gives it back', async () => {
    mkdirSync(images);
    writeFileSync(join(images, 'a-red-fox.png'), 'mine');
    const [one, two] = await Promise.all([placeholders.lay(request()), placeholders.lay(request())]);
    assert.ok(one && two);
    assert.deepEqual([one.uri, two.uri].sort(), [
      `${root}/img/a-red-fox-2.png`,
      `${root}/img/a-red-fox-3.png`,
    ]);
    assert.equal(await placeholders.remove(one, root), 'removed');
    assert.equal((await placeholders.lay(request()))?.uri, one.uri);
  });

  it('is removed only while it is one', async () => {
    const laid = await placeholders.lay(request());
    assert.ok(laid);
    writeFileSync(join(images, 'a-red-fox.png'), 'mine');
    assert.equal(await placeholders.remove(laid, root), 'changed');
    assert.deepEqual(readdirSync(images), ['a-red-fox.png']);
    rmSync(join(images, 'a-red-fox.png'));
    assert.equal(await placeholders.remove(laid, root), 'gone');
  });

  it('is none where nobody can say how large the picture will be', async () => {
    assert.equal(await placeholders.lay(request('png', '5:7')), undefined);
  });

  it('says why it could not be laid', async () => {
    writeFileSync(images, 'a file where a folder should be');
    await assert.rejects(placeholders.lay(request()), (error) => error instanceof QwenImageError);
  });
});

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageTypeOf } from '../../../src/assets/imageType';
import { embedMetadata } from '../../../src/assets/metadata/embedMetadata';
import { readMetadata } from '../../../src/assets/metadata/readMetadata';
import type { JobIn, KeptOutput } from '../../../src/core/job';
import { WorkspaceAssetFiles } from '../../../src/host/assetFiles';
import { transcode } from '../../../src/host/codec/transcode';
import { systemDisk } from '../../../src/host/disk';
import { finishingWish } from '../../../src/host/finishingWish';
import { PictureFinishing } from '../../../src/host/pictureFinishing';
import type { FinishingWish } from '../../../src/host/pictureFinishing';
import { ReplacedPictures } from '../../../src/host/replacedPictures';
import { ResultStorage } from '../../../src/host/resultStorage';
import { drawn } from '../assets/metadata/realPictures';
import { aRequest, anEdit } from '../../fakes/trackerWorld';
import { jobId, keepPicture } from './keptPicture';
import { MemoryFileSystem } from './memoryFileSystem';
import { RecordingLog } from './recordingLog';
import { temporaryFolder } from './temporaryFolder';
import { webpCodec } from '../../harness/webpCodec';

const picture = drawn('png');

function ready(kept: KeptOutput, request = aRequest): JobIn<'ready'> {
  return {
    ...{ id: jobId, request, createdAt: 1, uploads: {}, isRecovered: false },
    ...{ state: 'ready', submittedAt: 2, completedAt: 3, outputs: [kept], metrics: {}, targets: [] },
  };
}

describe('PictureFinishing', () => {
  const folder = temporaryFolder();
  const results = (): string => join(folder.path, 'results');
  const finishing = (wish: FinishingWish): PictureFinishing =>
    new PictureFinishing({
      results: results(),
      wish: () => wish,
      records: { write: () => Promise.resolve() },
      transcode: (task) => transcode(task, webpCodec),
      log: new RecordingLog(),
      disk: systemDisk,
    });

  it('keeps the finished picture beside the first, and describes it truly', async () => {
    const kept = keepPicture(results(), picture);
    const finished = await finishing({ embedMetadata: 'full' }).finish(ready(kept), kept, 0);
    const bytes = readFileSync(join(results(), finished.file));
    assert.equal(finished.isFinished, true);
    assert.equal(finished.size, bytes.length);
    assert.equal(finished.sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.deepEqual([finished.width, finished.height], [48, 32]);
    assert.equal(readMetadata(bytes).recipe?.prompt, aRequest.prompt);
    assert.deepEqual(readFileSync(join(results(), kept.file)), Buffer.from(picture));
  });

  it('is the same twice, and leaves nothing else', async () => {
    const kept = keepPicture(results(), picture);
    const bench = finishing({ embedMetadata: 'disclosure' });
    assert.deepEqual(await bench.finish(ready(kept), kept, 0), await bench.finish(ready(kept), kept, 0));
    assert.equal(readdirSync(results()).length, 2);
  });

  it('tells an edit as a composite, and nothing of the prompt unless that was chosen', async () => {
    const kept = keepPicture(results(), picture);
    const finished = await finishing({ embedMetadata: 'disclosure' }).finish(ready(kept, anEdit), kept, 0);
    assert.deepEqual(readMetadata(readFileSync(join(results(), finished.file))), {
      digitalSourceType:
        'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
    });
  });

  it('leaves the picture where nothing is wanted, or nothing can be written', async () => {
    const kept = keepPicture(results(), picture);
    assert.equal(await finishing({ embedMetadata: 'none' }).finish(ready(kept), kept, 0), kept);
    writeFileSync(join(results(), kept.file), picture.subarray(0, 40));
    assert.equal(await finishing({ embedMetadata: 'full' }).finish(ready(kept), kept, 0), kept);
  });

  it('converts, scales and keeps what the picture told', async () => {
    const kept = keepPicture(
      results(),
      embedMetadata(picture, { isEdit: false, recipe: { prompt: 'told', parameters: {} } }),
    );
    for (const format of ['webp', 'jpeg', 'png'] as const) {
      const conversion = { format, quality: 80, longestSide: 24 };
      const finished = await finishing({ embedMetadata: 'none', conversion }).finish(ready(kept), kept, 0);
      assert.deepEqual([finished.type, finished.width, finished.height], [format, 24, 16]);
      const bytes = readFileSync(join(results(), finished.file));
      assert.equal(imageTypeOf(bytes), format);
      assert.equal(readMetadata(bytes).recipe?.prompt, 'told');
    }
  });

  it('gives a name that was asked for the bytes that it promises', async () => {
    const kept = keepPicture(results(), picture);
    const finished = await finishing({ embedMetadata: 'none', named: 'jpeg' }).finish(ready(kept), kept, 0);
    assert.equal(finished.type, 'jpeg');
    assert.equal(await finishing({ embedMetadata: 'none', named: 'png' }).finish(ready(kept), kept, 0), kept);
  });

  it('makes a picture that is placed like any other, and forgotten with it', async () => {
    const kept = keepPicture(results(), picture);
    const finished = await finishing({ embedMetadata: 'disclosure' }).finish(ready(kept), kept, 0);
    const replaced = new ReplacedPictures(
      join(folder.path, 'replaced'),
      { now: () => 1 },
      new RecordingLog(),
    );
    const files = new WorkspaceAssetFiles(results(), new MemoryFileSystem(), replaced);
    assert.equal(await files.place(finished, `${folder.uri}/site/fox.png`, folder.uri), 'placed');
    assert.ok(readFileSync(join(folder.path, 'site', 'fox.png')).includes('trainedAlgorithmicMedia'));
    const storage = new ResultStorage(results());
    assert.equal((await storage.find(jobId)).length, 1);
    await storage.discard(jobId);
    assert.deepEqual(readdirSync(results()), []);
  });
});

describe('finishingWish', () => {
  const settings = {
    finishing: () => ({ embedMetadata: 'full', provenance: true, convert: { assets: 'webp' } }) as const,
  };

  it('lets prompts into files only where the settings of the folder are known', () => {
    const open = finishingWish(settings, () => ['file:///project']);
    const other = finishingWish(settings, () => ['file:///elsewhere']);
    const none = finishingWish(settings, () => []);
    assert.equal(open(aRequest, []).embedMetadata, 'full');
    assert.equal(other(aRequest, []).embedMetadata, 'disclosure');
    assert.equal(none(aRequest, []).embedMetadata, 'full');
    assert.equal(open(aRequest, []).conversion?.format, 'webp');
    assert.equal(other(aRequest, []).conversion, undefined);
  });
});

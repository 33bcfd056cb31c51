import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMetadata } from '../../../src/assets/metadata/readMetadata';
import type { JobIn, KeptOutput } from '../../../src/core/job';
import { WorkspaceAssetFiles } from '../../../src/host/assetFiles';
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
    new PictureFinishing(results(), () => wish, { write: () => Promise.resolve() });

  it('keeps the finished picture beside the first, and describes it truly', async () => {
    const kept = keepPicture(results(), picture);
    const finished = await finishing({ embedMetadata: 'full' }).finish(ready(kept), kept);
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
    assert.deepEqual(await bench.finish(ready(kept), kept), await bench.finish(ready(kept), kept));
    assert.equal(readdirSync(results()).length, 2);
  });

  it('tells an edit as a composite, and nothing of the prompt unless that was chosen', async () => {
    const kept = keepPicture(results(), picture);
    const finished = await finishing({ embedMetadata: 'disclosure' }).finish(ready(kept, anEdit), kept);
    assert.deepEqual(readMetadata(readFileSync(join(results(), finished.file))), {
      digitalSourceType:
        'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
    });
  });

  it('leaves the picture where nothing is wanted, or nothing can be written', async () => {
    const kept = keepPicture(results(), picture);
    assert.equal(await finishing({ embedMetadata: 'none' }).finish(ready(kept), kept), kept);
    writeFileSync(join(results(), kept.file), picture.subarray(0, 40));
    assert.equal(await finishing({ embedMetadata: 'full' }).finish(ready(kept), kept), kept);
  });

  it('makes a picture that is placed like any other, and forgotten with it', async () => {
    const kept = keepPicture(results(), picture);
    const finished = await finishing({ embedMetadata: 'disclosure' }).finish(ready(kept), kept);
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
  const settings = { finishing: () => ({ embedMetadata: 'full', provenance: true }) as const };

  it('lets prompts into files only where the settings of the folder are known', () => {
    const open = finishingWish(settings, () => ['file:///project']);
    const other = finishingWish(settings, () => ['file:///elsewhere']);
    const none = finishingWish(settings, () => []);
    assert.equal(open(aRequest).embedMetadata, 'full');
    assert.equal(other(aRequest).embedMetadata, 'disclosure');
    assert.equal(none(aRequest).embedMetadata, 'full');
  });
});

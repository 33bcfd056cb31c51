import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { EarlierPictures } from '../../../src/host/earlierPictures';
import { ReplacedPictures } from '../../../src/host/replacedPictures';
import { png } from '../assets/pictures';
import { diskFileSystem } from './diskFileSystem';
import { RecordingLog } from './recordingLog';
import { temporaryFolder } from './temporaryFolder';

const [earlier, later] = [png(3, 2), png(4, 4)];

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('pictures as they were', () => {
  const folder = temporaryFolder();
  let kept: ReplacedPictures;
  let pictures: EarlierPictures;
  let path: string;
  let uri: string;

  beforeEach(() => {
    kept = new ReplacedPictures(join(folder.path, 'replaced'), { now: () => 1 }, new RecordingLog());
    pictures = new EarlierPictures({
      kept,
      files: diskFileSystem,
      inputs: join(folder.path, 'panel', 'inputs'),
      uriOf: (place) => pathToFileURL(place).href,
    });
    path = join(folder.path, 'hero.png');
    uri = pathToFileURL(path).href;
    writeFileSync(path, earlier);
  });

  it('are where they were', async () => {
    assert.deepEqual(await pictures.find(hashOf(earlier), [uri]), { kind: 'found', uri });
    assert.deepEqual(await pictures.find(hashOf(earlier), [`${uri}.gone`, uri]), { kind: 'found', uri });
  });

  it('are had from what is kept, whole, once others have taken their place', async () => {
    await kept.keep({ uri, root: folder.uri, after: hashOf(later) }, earlier);
    for (const change of [
      () => {
        writeFileSync(path, later);
      },
      () => {
        rmSync(path);
      },
    ]) {
      change();
      const found = await pictures.find(hashOf(earlier), [uri]);
      assert.ok(found.kind === 'found');
      assert.match(found.uri, new RegExp(`/panel/inputs/${hashOf(earlier)}\\.png$`));
      assert.deepEqual(new Uint8Array(readFileSync(fileURLToPath(found.uri))), earlier);
    }
    assert.deepEqual(readdirSync(join(folder.path, 'panel', 'inputs')), [`${hashOf(earlier)}.png`]);
  });

  it('are said to have changed, or to be missing, where nothing is kept', async () => {
    assert.deepEqual(await pictures.find(hashOf(later), [uri]), { kind: 'changed' });
    rmSync(path);
    assert.deepEqual(await pictures.find(hashOf(later), [uri]), { kind: 'missing' });
    await kept.store(earlier);
    writeFileSync(join(folder.path, 'replaced', `${hashOf(earlier)}.bin`), 'half');
    assert.deepEqual(await pictures.find(hashOf(earlier), [uri]), { kind: 'missing' });
  });
});

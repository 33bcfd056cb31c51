import assert from 'node:assert/strict';
import type { Job } from '../../../../src/core/job';
import type { InputImage, ReplacedFile } from '../../../../src/core/jobRequest';
import type { Earlier } from '../../../../src/core/ports/replacements';
import { earlierSources, recordedSource, shownSource } from '../../../../src/ui/orders/earlierSources';
import { anEdit, jobIn } from '../sampleJobs';

const uri = 'file:///project/hero.png';
const sha256 = 'ab'.repeat(32);
const keptUri = `file:///storage/panel/inputs/${sha256}.png`;
const scaled = 'file:///storage/panel/inputs/1234.png';

function edit(
  image: InputImage,
  more: { readonly hash?: string; readonly replaces?: ReplacedFile } = { hash: sha256 },
): Job {
  const { destination } = anEdit;
  const place = more.replaces === undefined ? destination : { ...destination, replaces: more.replaces };
  return {
    ...jobIn.saved,
    request: { ...anEdit, images: { image }, destination: place },
    ...(more.hash === undefined ? {} : { inputHashes: { image: more.hash } }),
  };
}

/** A disk where files have hashes, and of what is kept. */
function disk(hashes: Readonly<Record<string, string>>, kept: readonly string[] = []) {
  return () =>
    Promise.resolve({
      earlier: (wanted: string, places: readonly string[]): Promise<Earlier> => {
        const there = places.find((place) => hashes[place] === wanted);
        const found = there ?? (kept.includes(wanted) ? keptUri : undefined);
        const gone = hashes[places[0] ?? ''] === undefined ? 'missing' : 'changed';
        return Promise.resolve(found === undefined ? { kind: gone } : { kind: 'found', uri: found });
      },
    });
}

describe('what a job was made from, as it was', () => {
  const plain: InputImage = { kind: 'file', uri };
  const original = { uri, expected: sha256 };

  it('is the file itself while that is the same, and an address of the web', async () => {
    for (const image of [plain, { kind: 'url', url: 'https://x/a.png' } as const]) {
      const sources = await earlierSources(edit(image), disk({ [uri]: sha256 }));
      assert.deepEqual(sources, { images: { image }, changed: [] });
    }
    assert.deepEqual(await shownSource(edit(plain), disk({ [uri]: sha256 })), {
      source: uri,
      found: { kind: 'found', uri },
    });
  });

  it('is what was kept of it, once an edit has taken its place', async () => {
    for (const job of [edit(plain), edit(plain, { replaces: original })]) {
      const look = disk({ [uri]: 'edited' }, [sha256]);
      assert.deepEqual(await earlierSources(job, look), {
        images: { image: { kind: 'file', uri: keptUri, original: uri } },
        changed: [],
      });
      assert.deepEqual(await shownSource(job, look), { source: uri, found: { kind: 'found', uri: keptUri } });
    }
  });

  it('is found again by a job that was made from what was kept', async () => {
    const job = edit({ kind: 'file', uri: keptUri, original: uri });
    const [both, undone] = [disk({ [keptUri]: sha256, [uri]: 'edited' }), disk({ [uri]: sha256 })] as const;
    assert.deepEqual((await earlierSources(job, both)).images, job.request.images);
    assert.deepEqual(await shownSource(job, both), { source: uri, found: { kind: 'found', uri: keptUri } });
    assert.deepEqual((await earlierSources(job, undone)).images, { image: plain });
    assert.deepEqual(await shownSource(job, undone), { source: uri, found: { kind: 'found', uri } });
  });

  it('is said to have changed where nothing is kept', async () => {
    const look = disk({ [uri]: 'repainted' });
    assert.deepEqual(await earlierSources(edit(plain), look), {
      images: { image: plain },
      changed: [uri],
    });
    assert.deepEqual(await shownSource(edit(plain), look), { source: uri, found: { kind: 'changed' } });
    // Of one that is gone, sending says so before anything is paid.
    assert.deepEqual((await earlierSources(edit(plain), disk({}))).changed, []);
  });

  it('is what was scaled for sending; the original is shown, as it was if that is known', async () => {
    const image: InputImage = { kind: 'file', uri: scaled, original: uri };
    const look = disk({ [scaled]: sha256, [uri]: 'large' }, ['large before']);
    assert.deepEqual(await earlierSources(edit(image), look), { images: { image }, changed: [] });
    assert.deepEqual(await shownSource(edit(image), look), { source: uri, found: { kind: 'found', uri } });
    const replaced = edit(image, { hash: sha256, replaces: { uri, expected: 'large before' } });
    assert.deepEqual(await shownSource(replaced, look), {
      source: uri,
      found: { kind: 'found', uri: keptUri },
    });
  });

  it('is as it is where no hash is known, and nothing for a job without a picture', async () => {
    const look = disk({ [uri]: 'anything' });
    assert.deepEqual(await earlierSources(edit(plain, {}), look), { images: { image: plain }, changed: [] });
    assert.equal(await shownSource(jobIn.saved, look), undefined);
  });

  it('is known from a record by what was sent, or by the recorded asset that it was scaled from', async () => {
    const look = await disk({ [uri]: 'parent' }, [sha256])();
    assert.deepEqual(await recordedSource(look, uri, [sha256, undefined]), { kind: 'found', uri: keptUri });
    assert.deepEqual(await recordedSource(look, uri, ['scaled', 'parent']), { kind: 'found', uri });
    assert.deepEqual(await recordedSource(look, uri, ['scaled', 'another']), { kind: 'changed' });
    assert.deepEqual(await recordedSource(look, `${uri}.gone`, ['scaled', undefined]), { kind: 'missing' });
  });
});

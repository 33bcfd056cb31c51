import assert from 'node:assert/strict';
import type { Job } from '../../../../src/core/job';
import { forgetJob, removeLeftovers } from '../../../../src/ui/panel/leftovers';
import { Stars } from '../../../../src/ui/panel/stars';
import { Thumbnails } from '../../../../src/ui/panel/thumbnails';
import { anEdit, jobIn } from '../sampleJobs';
import { MemoryFiles } from './memoryFiles';

const day = 24 * 3_600_000;

function storage(...paths: readonly string[]) {
  const files = new MemoryFiles();
  for (const path of paths) files.files.set(path, new Uint8Array());
  return { files, stars: new Stars(files), thumbnails: new Thumbnails(files) };
}

function jobs(
  recorded: readonly string[] | undefined,
  list: readonly Job[],
  unreadable: readonly string[] = [],
) {
  return {
    recorded: () =>
      Promise.resolve(recorded && { whole: new Set(recorded), unreadable: new Set(unreadable) }),
    list: () => list,
  };
}

const named = (id: string): Job => ({ ...jobIn.saved, id });
const edited = (uri: string): Job => ({
  ...{ ...jobIn.saved, id: 'edit' },
  request: { ...anEdit, images: { image: { kind: 'file', uri } } },
});

describe('removeLeftovers', () => {
  it('takes away the stars and thumbnails of jobs that are gone, also of those gone while nobody looked', async () => {
    const kept = storage(
      ...['stars/here', 'stars/gone', 'stars/aside', 'thumbnails/here-0.webp', 'thumbnails/here-12.webp'],
      ...['thumbnails/gone-0.webp', 'thumbnails/gone-1.webp', 'presets/p.json'],
    );
    assert.equal(await removeLeftovers(kept, jobs(['here'], [named('here')], ['aside']), day), true);
    assert.deepEqual(
      [...kept.files.files.keys()],
      ['stars/here', 'stars/aside', 'thumbnails/here-0.webp', 'thumbnails/here-12.webp', 'presets/p.json'],
    );
    assert.equal(kept.stars.has('gone'), false);
    assert.equal(kept.thumbnails.find('gone', 0), undefined);
  });

  it('keeps what belongs to jobs that this window has not read yet, and leaves inputs alone until it has', async () => {
    const kept = storage('stars/unread', 'thumbnails/unread-0.webp', 'inputs/a.png');
    assert.equal(await removeLeftovers(kept, jobs(['unread'], []), 9 * day), false);
    assert.equal(kept.files.files.size, 3);
  });

  it('touches nothing when it cannot be told which jobs there are', async () => {
    const kept = storage('stars/a', 'thumbnails/a-0.webp', 'inputs/a.png');
    assert.equal(await removeLeftovers(kept, jobs(undefined, []), 9 * day), false);
    assert.equal(kept.files.files.size, 3);
  });

  it('deletes input pictures that no job names, a day after they were last given', async () => {
    const kept = storage('inputs/old.png', 'inputs/named.png', 'inputs/fresh.png');
    kept.files.times.set('inputs/fresh.png', day);
    const edit = edited(kept.files.uri('inputs/named.png'));
    assert.equal(await removeLeftovers(kept, jobs(['edit'], [edit]), 2 * day), true);
    assert.deepEqual([...kept.files.files.keys()], ['inputs/named.png', 'inputs/fresh.png']);
    await removeLeftovers(kept, jobs([], []), 2 * day + 1);
    assert.equal(kept.files.files.size, 0);
  });
});

describe('forgetJob', () => {
  const keptFor = async (id: string, known: ReturnType<typeof jobs>): Promise<readonly string[]> => {
    const kept = storage(`stars/${id}`, `thumbnails/${id}-0.webp`, 'stars/other');
    await Promise.all([kept.stars.load(), kept.thumbnails.load()]);
    await forgetJob(kept, known, id);
    assert.equal(kept.stars.has(id), kept.files.files.has(`stars/${id}`));
    return [...kept.files.files.keys()];
  };

  it('takes away the star and the thumbnails of a job that was removed', async () => {
    assert.deepEqual(await keptFor('gone', jobs(['other'], [])), ['stars/other']);
  });

  it('keeps those of a job whose record is there: written by a later release, or set aside', async () => {
    const all = ['stars/here', 'thumbnails/here-0.webp', 'stars/other'];
    assert.deepEqual(await keptFor('here', jobs(['here'], [])), all);
    assert.deepEqual(await keptFor('here', jobs([], [], ['here'])), all);
  });

  it('keeps them when it cannot be told which jobs there are', async () => {
    assert.equal((await keptFor('gone', jobs(undefined, []))).length, 3);
  });
});

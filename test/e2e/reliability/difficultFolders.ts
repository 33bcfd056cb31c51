import assert from 'node:assert/strict';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkEndings } from './invariants';
import type { Scene, Sight } from './scene';

interface Difficulty {
  readonly prompt: string;
  /** As it is ordered. */
  readonly folder: unknown;
  /** Where it lies on this machine. */
  readonly place: string;
  /** What happens while the picture is being made. */
  readonly obstruct: () => Promise<unknown>;
  /** What makes the place fit for the picture after all; missing: it is saved at the first try. */
  readonly clear?: () => Promise<unknown>;
}

/** Pictures whose folder is gone, or refuses, when they are there: none is lost, and none is paid for again. */
export async function saveInSpiteOfFolders(scene: Scene, { probe }: Sight): Promise<void> {
  const { stage, shelf, cellar, simulator } = scene;
  const nothing = () => Promise.resolve();
  const way = join(stage.folder, 'way');
  const deleted = join(stage.folder, 'deleted');
  await mkdir(deleted);
  await writeFile(join(deleted, 'note.txt'), '');
  const difficulties: readonly Difficulty[] = [
    {
      ...{ prompt: 'folder deleted', folder: 'deleted', place: deleted },
      obstruct: () => rm(deleted, { recursive: true }),
    },
    {
      ...{ prompt: 'file in the way', folder: 'way/in', place: join(way, 'in') },
      obstruct: () => writeFile(way, ''),
      clear: () => rm(way),
    },
    {
      ...{ prompt: 'workspace deleted', folder: { scheme: 'file', path: cellar }, place: cellar },
      obstruct: () => rm(cellar, { recursive: true }),
      clear: () => mkdir(cellar),
    },
    {
      prompt: 'on a shelf',
      folder: { scheme: 'shelf', path: '/room/free' },
      place: join(shelf, 'room', 'free'),
      obstruct: nothing,
    },
    {
      prompt: 'on a locked shelf',
      folder: { scheme: 'shelf', path: '/room/locked' },
      place: join(shelf, 'room', 'locked'),
      obstruct: () => probe.refuseWrites('locked', 'NoPermissions'),
      clear: () => probe.refuseWrites('locked', undefined),
    },
    {
      prompt: 'on a broken shelf',
      folder: { scheme: 'shelf', path: '/room/broken' },
      place: join(shelf, 'room', 'broken'),
      obstruct: () => probe.refuseWrites('broken', 'the shelf is broken'),
      clear: () => probe.refuseWrites('broken', undefined),
    },
  ];
  const downloads = simulator.count('download');
  await Promise.all(difficulties.map((difficulty) => save(scene, probe, difficulty)));
  assert.equal(simulator.count('download') - downloads, difficulties.length, 'no picture is fetched twice');
  await checkEndings(
    scene,
    difficulties.map(({ prompt, place }) => ({ prompt, state: 'saved', folder: place })),
  );

  const before = simulator.count();
  const hall = { scheme: 'museum', path: '/hall' };
  await assert.rejects(probe.order({ prompt: 'in a museum', folder: hall }), /cannot be written to/);
  assert.equal(simulator.count(), before, 'nothing is asked for that could not be saved');
  assert.deepEqual(await readdir(join(shelf, 'hall')), []);
}

async function save(
  { probes, simulator, is }: Scene,
  probe: Sight['probe'],
  { prompt, folder, obstruct, clear }: Difficulty,
): Promise<void> {
  const id = await probe.order({ prompt, folder });
  await simulator.waitForRequest('submit', is(prompt));
  await obstruct();
  if (clear !== undefined) {
    const { error } = await probes.job(id, 'failed');
    assert.equal(error?.code, 'disk', prompt);
    await clear();
    await probe.run('qwenImage.retryJob', id);
  }
  await probes.job(id, 'saved');
}

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { movedJob, movedUri } from '../../../src/core/movedJob';
import { tellMove } from '../../../src/core/tellMove';
import { TrackerWorld, anEdit, aRequest, silentLog } from '../../fakes/trackerWorld';
import { jobIn, jobStates } from './jobArbitrary';

describe('movedUri', () => {
  for (const [uri, from, to, expected] of [
    ['file:///p/a.png', 'file:///p/a.png', 'file:///p/b.png', 'file:///p/b.png'],
    ['file:///p/img/a.png', 'file:///p/img', 'file:///p/pics', 'file:///p/pics/a.png'],
    ['file:///p/img/a.png', 'file:///p/img/', 'file:///p/pics/', 'file:///p/pics/a.png'],
    ['file:///p/img2/a.png', 'file:///p/img', 'file:///p/pics', undefined],
    ['file:///p/a (1).png', 'file:///p/a%20%281%29.png', 'file:///p/b.png', 'file:///p/b.png'],
    ['file:///C:/p/a.png', 'file:///c%3A/p/a.png', 'file:///c%3A/p/b.png', 'file:///c%3A/p/b.png'],
    ['file:///p/A.png', 'file:///p/a.png', 'file:///p/b.png', undefined],
    [
      'vscode-vfs://github/me/a.png',
      'vscode-vfs://gitlab/me/a.png',
      'vscode-vfs://gitlab/me/b.png',
      undefined,
    ],
    ['file:///p/100%/a.png', 'file:///p/100%', 'file:///p/x', 'file:///p/x/a.png'],
  ] as const) {
    it(`${uri}, when ${from} is ${to}`, () => {
      assert.equal(movedUri(uri, from, to), expected ?? uri);
    });
  }
});

describe('movedJob', () => {
  it('leaves a job that knows nothing of the file the same object, in every state', () => {
    for (const state of jobStates) {
      fc.assert(
        fc.property(jobIn(state), (job) => {
          assert.equal(movedJob(job, 'file:///nowhere/x.png', 'file:///nowhere/y.png'), job);
        }),
        { numRuns: 20 },
      );
    }
  });
});

describe('Tracker.moved', () => {
  const placeholder = {
    uri: 'file:///project/assets/fox.png',
    expected: 'grey',
    isPlaceholder: true,
  } as const;
  const waiting = {
    ...aRequest,
    destination: { ...aRequest.destination, replaces: placeholder },
  };

  it('lets the files of saved jobs follow, and the pictures of their edits, on disk too', async () => {
    const world = new TrackerWorld();
    const { tracker, until } = opened(world);
    const made = await tracker.submit(aRequest);
    await until(made.id, 'saved');
    const edit = await tracker.submit({
      ...anEdit,
      images: { image: { kind: 'file', uri: 'file:///project/assets/picture.png' } },
    });
    await until(edit.id, 'saved');
    await tracker.moved('file:///project/assets', 'file:///project/pictures');
    for (const jobs of [tracker, await reopened(world)]) {
      const [first, second] = [jobs.get(made.id), jobs.get(edit.id)];
      assert.deepEqual(first?.state === 'saved' && first.files, ['file:///project/pictures/picture.png']);
      assert.deepEqual(second?.request.images, {
        image: { kind: 'file', uri: 'file:///project/pictures/picture.png' },
      });
    }
  });

  it('swaps a placeholder that was renamed while its picture was made, and pays once', async () => {
    const world = new TrackerWorld();
    const { tracker, until } = opened(world);
    world.files.files.set(placeholder.uri, placeholder.expected);
    const { id } = await tracker.submit(waiting);
    await until(id, 'waiting');
    world.files.files.delete(placeholder.uri);
    world.files.files.set('file:///project/assets/wolf.png', placeholder.expected);
    await tracker.moved(placeholder.uri, 'file:///project/assets/wolf.png');
    const saved = await until(id, 'saved');
    assert.deepEqual(saved.state === 'saved' && saved.files, ['file:///project/assets/wolf.png']);
    assert.deepEqual([...world.files.files.keys()], ['file:///project/assets/wolf.png']);
    assert.notEqual(world.files.files.get('file:///project/assets/wolf.png'), placeholder.expected);
    assert.equal(world.service.submits.length, 1);
  });

  it('leaves the place of a picture to come in its root', async () => {
    const world = new TrackerWorld();
    const { tracker, until } = opened(world);
    const { id } = await tracker.submit(waiting);
    await tracker.moved(placeholder.uri, 'file:///elsewhere/fox.png');
    const saved = await until(id, 'saved');
    assert.deepEqual(saved.state === 'saved' && saved.files, [placeholder.uri]);
  });

  const wolf = 'file:///project/assets/wolf.png';

  /** A person renames it in a window that works on none of the jobs. */
  async function renameElsewhere(world: TrackerWorld, from: string, to: string): Promise<void> {
    const { tracker } = world.openWindow();
    await tracker.start();
    await tracker.moved(from, to);
    await tellMove(
      { from, to },
      { jobs: tracker, moves: () => Promise.resolve(world.moves), log: silentLog },
    );
  }

  it('tells the window that works on the job, which takes the address before the picture is placed', async () => {
    const world = new TrackerWorld();
    const { tracker, until } = opened(world);
    const rested = await tracker.submit({ ...waiting, prompt: 'a grey wolf' });
    await until(rested.id, 'saved');
    const { id } = await tracker.submit(waiting);
    await until(id, 'waiting');
    world.files.files.delete(placeholder.uri);
    world.files.files.set(wolf, placeholder.expected);
    await renameElsewhere(world, placeholder.uri, wolf);
    assert.deepEqual(
      world.moves.told.map(({ jobId }) => jobId),
      [id],
    );
    const saved = await until(id, 'saved');
    assert.deepEqual(saved.state === 'saved' && saved.files, [wolf]);
    assert.equal(world.files.files.has(placeholder.uri), false);
    assert.notEqual(world.files.files.get(wolf), placeholder.expected);
    assert.deepEqual([world.moves.told, world.service.submits.length], [[], 2]);
  });

  it('tells whoever takes the job over, and the way there and back leads back', async () => {
    const world = new TrackerWorld();
    const first = opened(world);
    const { id } = await first.tracker.submit(waiting);
    await first.until(id, 'waiting');
    const bear = 'file:///project/assets/bear.png';
    await renameElsewhere(world, placeholder.uri, wolf);
    await renameElsewhere(world, wolf, placeholder.uri);
    await renameElsewhere(world, placeholder.uri, bear);
    assert.equal(world.moves.told.length, 3);
    first.crash();
    world.files.files.set(bear, placeholder.expected);
    const second = opened(world);
    await second.tracker.start();
    const saved = await second.until(id, 'saved');
    assert.deepEqual(saved.state === 'saved' && saved.files, [bear]);
  });

  it('is heard before an input picture is read, and costs nothing when it cannot be', async () => {
    const world = new TrackerWorld();
    const { tracker, until } = opened(world);
    const read: string[] = [];
    const readInput = world.files.readInput.bind(world.files);
    world.files.readInput = (...[uri]: readonly [uri?: string]) => {
      read.push(uri ?? '');
      return readInput();
    };
    world.settings = { ...world.settings, maxConcurrentJobs: 1 };
    const busy = await tracker.submit(aRequest);
    const { id } = await tracker.submit(anEdit);
    await until(busy.id, 'waiting');
    await renameElsewhere(world, 'file:///project/fox.png', 'file:///project/cub.png');
    await until(id, 'saved');
    assert.deepEqual(read, ['file:///project/cub.png']);
    world.moves.failure = new Error('EIO');
    const last = await tracker.submit(aRequest);
    await renameElsewhere(world, placeholder.uri, wolf);
    await until(last.id, 'saved');
  });

  it('lets jobs know that their placeholder is gone: what comes after all is a new file, paid once', async () => {
    const world = new TrackerWorld();
    const { tracker, until } = opened(world);
    world.files.files.set(placeholder.uri, 'grey');
    const { id } = await tracker.submit(waiting);
    const busy = await tracker.submit(waiting);
    await until(id, 'waiting');
    await until(busy.id, 'waiting');
    await tracker.stop(id);
    world.files.files.delete(placeholder.uri);
    await tracker.moved(placeholder.uri);
    for (const jobs of [tracker, await reopened(world)]) {
      assert.deepEqual(jobs.get(id)?.request.destination, aRequest.destination);
      assert.deepEqual(jobs.get(busy.id)?.request.destination, aRequest.destination);
    }
    await until(busy.id, 'saved');
    await tracker.retry(id);
    await until(id, 'saved');
    assert.deepEqual(
      [...world.files.files.keys()].sort(),
      ['picture-2.png', 'picture.png'].map((name) => `${aRequest.destination.folder}/${name}`),
    );
    assert.equal(world.service.submits.length, 2);
  });

  it('leaves alone what another window works on', async () => {
    const world = new TrackerWorld();
    const { tracker, until } = opened(world);
    const { id } = await tracker.submit(waiting);
    await until(id, 'waiting');
    const other = world.openWindow();
    await other.tracker.start();
    await other.tracker.moved(placeholder.uri, 'file:///project/assets/wolf.png');
    assert.equal(other.tracker.get(id)?.request.destination.replaces?.uri, placeholder.uri);
    await until(id, 'saved');
  });
});

describe('a job that replaces a file', () => {
  it('swaps it once, also when the window crashes between the swap and its record', async () => {
    const world = new TrackerWorld();
    const replaces = { uri: 'file:///project/fox.png', expected: 'before' };
    world.files.files.set(replaces.uri, 'before');
    const first = world.openWindow();
    await first.tracker.start();
    const place = world.files.place.bind(world.files);
    world.files.place = async (...how) => {
      const placed = await place(...how);
      first.crash();
      return placed;
    };
    const request = { ...aRequest, destination: { ...aRequest.destination, replaces } };
    const { id } = await first.tracker.submit(request);
    await world.clock.runUntil(() => world.files.files.get(replaces.uri) !== 'before');
    await first.tracker.settled();
    world.files.place = place;
    const second = world.openWindow();
    await second.tracker.start();
    const saved = await second.until(id, 'saved');
    assert.deepEqual(saved.state === 'saved' && saved.files, [replaces.uri]);
    assert.deepEqual([...world.files.files.keys()], [replaces.uri]);
  });

  it('is saved beside a file that somebody changes in the last moment', async () => {
    const world = new TrackerWorld();
    const replaces = { uri: 'file:///project/fox.png', expected: 'before' };
    world.files.files.set(replaces.uri, 'before');
    const choose = world.files.choosePlace.bind(world.files);
    world.files.choosePlace = async (job) => {
      const chosen = await choose(job);
      world.files.files.set(replaces.uri, 'mine');
      return chosen;
    };
    const { tracker, until } = opened(world);
    const request = { ...aRequest, destination: { ...aRequest.destination, replaces } };
    const { id } = await tracker.submit(request);
    const saved = await until(id, 'saved');
    assert.deepEqual(saved.state === 'saved' && saved.files, ['file:///project/assets/picture.png']);
    assert.equal(world.files.files.get(replaces.uri), 'mine');
  });
});

function opened(world: TrackerWorld): {
  readonly tracker: ReturnType<TrackerWorld['openWindow']>['tracker'];
  readonly until: ReturnType<TrackerWorld['openWindow']>['until'];
  readonly crash: () => void;
} {
  const window = world.openWindow();
  return { tracker: window.tracker, until: window.until.bind(window), crash: window.crash.bind(window) };
}

async function reopened(world: TrackerWorld): Promise<ReturnType<TrackerWorld['openWindow']>['tracker']> {
  const { tracker } = world.openWindow();
  await tracker.start();
  return tracker;
}

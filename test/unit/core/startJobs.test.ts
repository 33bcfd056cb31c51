import assert from 'node:assert/strict';
import type { Disposable } from '../../../src/core/disposable';
import { startJobs } from '../../../src/core/startJobs';
import { explainUnread } from '../../../src/ui/words/explainUnread';
import { settle } from '../../fakes/manualClock';
import { aRequest, silentLog, TrackerWorld } from '../../fakes/trackerWorld';
import type { Window } from '../../fakes/trackerWorld';
import { english } from '../ui/sampleJobs';

const running = { kind: 'running', remote: { kind: 'processing' } } as const;

describe('startJobs', () => {
  let world: TrackerWorld;
  let starting: Disposable;
  let told: number;
  beforeEach(() => {
    world = new TrackerWorld();
    told = 0;
  });
  afterEach(() => {
    starting.dispose();
  });

  function start(window: Window, tell: () => Promise<void> = () => Promise.resolve()): void {
    starting = startJobs({
      jobs: window.tracker,
      tell: () => {
        told += 1;
        return tell();
      },
      clock: world.clock,
      log: silentLog,
    });
  }

  /** A job that is paid for, of a window that is gone. */
  async function leftBehind(): Promise<string> {
    const first = world.openWindow();
    world.service.lookAnswers = [running];
    const { id } = await first.tracker.submit(aRequest);
    await first.until(id, 'waiting');
    first.crash();
    world.service.lookAnswers = [{ kind: 'completed' }];
    return id;
  }

  it('goes on with a paid job although the list of records could not be read at first', async () => {
    const id = await leftBehind();
    world.disk.hidesList = true;
    const second = world.openWindow();
    start(second);
    await settle();
    assert.equal(second.tracker.get(id), undefined);
    world.disk.hidesList = false;
    await second.until(id, 'saved');
    assert.equal(world.service.submits.length, 1);
    assert.equal(told, 0, 'what is over in a moment is nobody’s worry');
    await world.clock.advance(600_000);
    assert.equal(world.clock.sleeping, 0);
  });

  it('goes on with a paid job whose own record could not be read, and with all others at once', async () => {
    const hidden = await leftBehind();
    world.disk.hidden.add(hidden);
    const other = await leftBehind();
    const second = world.openWindow();
    start(second);
    await second.until(other, 'saved');
    assert.equal(second.tracker.get(hidden), undefined);
    world.disk.hidden.clear();
    await second.until(hidden, 'saved');
    await world.clock.advance(600_000);
    assert.equal(world.clock.sleeping, 0);
  });

  it('tells once of what cannot be read for longer, and looks again every minute', async () => {
    const id = await leftBehind();
    world.disk.hidden.add(id);
    const second = world.openWindow();
    start(second);
    await world.clock.advance(30 * 60_000);
    assert.equal(told, 1);
    world.disk.hidden.clear();
    await world.clock.advance(60_000);
    assert.notEqual(second.tracker.get(id), undefined);
  });

  it('tells again what could not be told', async () => {
    world.disk.hidesList = true;
    start(world.openWindow(), () => (told === 1 ? Promise.reject(new Error('EMFILE')) : Promise.resolve()));
    await world.clock.advance(30 * 60_000);
    assert.equal(told, 2);
  });

  it('brings nothing back that a person has removed meanwhile', async () => {
    const id = await leftBehind();
    world.disk.hidden.add(id);
    const second = world.openWindow();
    start(second);
    await settle();
    world.disk.records.delete(id);
    world.disk.hidden.clear();
    await world.clock.advance(600_000);
    assert.deepEqual(second.tracker.list(), []);
    assert.equal(world.clock.sleeping, 0);
  });

  it('ends with its window', async () => {
    world.disk.hidesList = true;
    start(world.openWindow());
    await settle();
    assert.equal(world.clock.sleeping, 1);
    starting.dispose();
    await settle();
    assert.equal(world.clock.sleeping, 0);
  });

  it('has words for it that say what, whether money was spent, and what happens now', () => {
    const { message, steps } = explainUnread(english);
    assert.match(message, /cannot be read.*Nothing more was charged.*tried again/);
    assert.deepEqual(steps, ['showLog']);
  });
});

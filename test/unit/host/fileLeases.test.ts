import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../../src/core/clock';
import { systemDisk } from '../../../src/host/disk';
import { errorCodeOf } from '../../../src/host/diskError';
import { FileLeases } from '../../../src/host/fileLeases';
import { newWindowId } from '../../../src/host/windowId';
import { ManualClock } from '../../fakes/manualClock';
import { RecordingLog } from './recordingLog';
import { temporaryFolder } from './temporaryFolder';
import { until } from './until';

const job = '0b9f2c7e-3c1d-4a56-9b11-0a2d6f1f2b3c';
const otherJob = '1b9f2c7e-3c1d-4a56-9b11-0a2d6f1f2b3c';
const duration = 20_000;

describe('FileLeases', () => {
  const folder = temporaryFolder();
  let clock: ManualClock;

  /** Another window. One that crashes is left lying: its own clock is never turned again. */
  function openWindow(windowClock = clock, id = newWindowId()): FileLeases {
    return new FileLeases(folder.path, id, windowClock, new RecordingLog(), duration);
  }

  function claims(): readonly string[] {
    return readdirSync(join(folder.path, 'leases')).sort();
  }

  /** Up to when each window is believed in. */
  function beats(): readonly number[] {
    const windows = join(folder.path, 'windows');
    return readdirSync(windows)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => {
        try {
          const content: unknown = JSON.parse(readFileSync(join(windows, name), 'utf8'));
          return typeof content === 'object' && content !== null && 'until' in content
            ? [Number(content.until)]
            : [];
        } catch (error) {
          assert.equal(errorCodeOf(error), 'ENOENT'); // Removed since it was listed.
          return [];
        }
      });
  }

  beforeEach(() => {
    clock = new ManualClock();
  });

  it('waits for a claim that is just being written, and not for ever', async () => {
    const path = join(folder.path, 'leases', `${job}.1`);
    mkdirSync(join(folder.path, 'leases'));
    writeFileSync(path, '');
    const now = Date.now() / 1_000;
    utimesSync(path, now, now);
    assert.equal(await openWindow().acquire(job), false);
    utimesSync(path, now - 21, now - 21);
    assert.equal(await openWindow().acquire(job), true);
  });

  it('sweeps away the signs of life of windows that died long ago', async () => {
    const windows = join(folder.path, 'windows');
    mkdirSync(windows);
    for (const [name, age] of [
      ['aaaaaaaa.json', 90_000],
      ['bbbbbbbb.json', 60],
    ] as const) {
      writeFileSync(join(windows, name), '{"until":0}');
      utimesSync(join(windows, name), Date.now() / 1_000 - age, Date.now() / 1_000 - age);
    }
    const lasting = openWindow(clock, 'cccccccc');
    await lasting.acquire(job);
    await until(() => !existsSync(join(windows, 'aaaaaaaa.json')));
    assert.ok(existsSync(join(windows, 'bbbbbbbb.json')));
    assert.ok(existsSync(join(windows, 'cccccccc.json')));
  });

  it('gives a job to one window at a time', async () => {
    const [one, two] = [openWindow(), openWindow()];
    assert.equal(await one.acquire(job), true);
    assert.equal(await one.acquire(job), true);
    assert.equal(await two.acquire(job), false);
    assert.equal(await one.isHeld(job), true);
    assert.equal(await two.isHeld(job), false);
    await one.release(job);
    assert.equal(await one.isHeld(job), false);
    assert.equal(await two.acquire(job), true);
    await two.release(job);
  });

  it('lets one of many windows win when all want the job at once', async () => {
    const windows = Array.from({ length: 8 }, () => openWindow());
    const won = await Promise.all(windows.map((window) => window.acquire(job)));
    assert.equal(won.filter(Boolean).length, 1);
    const held = await Promise.all(windows.map((window) => window.isHeld(job)));
    assert.deepEqual(held, won);
  });

  it('lets one of many windows take over from one that crashed, after its time has run out', async () => {
    const crashed = openWindow(new ManualClock(clock.now()));
    assert.equal(await crashed.acquire(job), true);
    const windows = Array.from({ length: 8 }, () => openWindow());
    await clock.advance(duration - 1);
    const early = await Promise.all(windows.map((window) => window.acquire(job)));
    assert.deepEqual(early.filter(Boolean), []);
    await clock.advance(2);
    const won = await Promise.all(windows.map((window) => window.acquire(job)));
    assert.equal(won.filter(Boolean).length, 1);
    assert.deepEqual(await Promise.all(windows.map((window) => window.isHeld(job))), won);
    assert.deepEqual(claims(), [`${job}.2`]);
  });

  it('tells a window that slept too long that the job is lost', async () => {
    const slow = new ManualClock(clock.now());
    const [sleeper, other] = [openWindow(slow), openWindow()];
    await sleeper.acquire(job);
    await clock.advance(duration + 1);
    assert.equal(await other.acquire(job), true);
    await slow.jump(duration + 5);
    assert.equal(await sleeper.isHeld(job), false);
    assert.equal(await other.isHeld(job), true);
  });

  it('backs off when the owner wakes up in the middle of a take-over', async () => {
    const [sleeperId, otherId] = [newWindowId(), newWindowId()];
    const sleeper = openWindow(new ManualClock(clock.now()), sleeperId);
    await sleeper.acquire(job);
    await clock.advance(duration + 1);
    const waking: Clock = {
      now: () => {
        // From when the other window shows that it lives: it has looked, and is about to claim.
        if (existsSync(join(folder.path, 'windows', `${otherId}.json`))) {
          const content = JSON.stringify({ until: clock.now() + duration });
          writeFileSync(join(folder.path, 'windows', `${sleeperId}.json`), content);
        }
        return clock.now();
      },
      sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal),
    };
    const other = new FileLeases(folder.path, otherId, waking, new RecordingLog(), duration);
    assert.equal(await other.acquire(job), false);
    assert.deepEqual(claims(), [`${job}.1`]);
    assert.equal(await sleeper.isHeld(job), true);
    await until(() => clock.sleeping === 0);
  });

  it('lets a window that slept go on when nobody took over, after renewing its sign of life', async () => {
    const sleeper = openWindow();
    await sleeper.acquire(job);
    const slept = new ManualClock(clock.now() + 10 * duration);
    // The same window, at a later time: its timers did not run meanwhile.
    await clock.jump(10 * duration);
    assert.equal(await sleeper.isHeld(job), true);
    assert.ok(beats().every((until) => until > slept.now()));
    assert.equal(await openWindow(slept).acquire(job), false);
    sleeper.dispose();
  });

  it('does not mistake the claim of another window for its own when the count began anew', async () => {
    const slow = new ManualClock(clock.now());
    const [sleeper, second, third] = [openWindow(slow), openWindow(), openWindow()];
    await sleeper.acquire(job);
    await clock.advance(duration + 1);
    assert.equal(await second.acquire(job), true);
    await second.release(job);
    assert.equal(await third.acquire(job), true);
    assert.deepEqual(claims(), [`${job}.1`]);
    await slow.jump(duration + 5);
    assert.equal(await sleeper.isHeld(job), false);
    assert.equal(await third.isHeld(job), true);
  });

  it('shows signs of life while it holds a job, and only then', async () => {
    const window = openWindow();
    assert.equal(clock.sleeping, 0);
    await window.acquire(job);
    await window.acquire(otherJob);
    assert.deepEqual(beats(), [clock.now() + duration]);
    assert.equal(clock.sleeping, 1);
    for (let beat = 0; beat < 12; beat += 1) {
      const before = clock.now();
      await until(() => clock.sleeping === 1);
      await clock.advance(duration / 4);
      await until(() => beats().length === 1 && beats().every((time) => time > before + duration));
    }
    assert.equal(await openWindow().acquire(job), false);
    await window.release(job);
    await until(() => clock.sleeping === 1);
    await window.release(otherJob);
    await until(() => clock.sleeping === 0);
    await until(() => beats().length === 0);
    assert.deepEqual(claims(), []);
  });

  it('shows no sign of life for what it could not remove, so that it runs out', async () => {
    const rm = (): Promise<void> => Promise.reject(Object.assign(new Error(), { code: 'EBUSY' }));
    const disk = { ...systemDisk, rm };
    const window = new FileLeases(folder.path, newWindowId(), clock, new RecordingLog(), duration, disk);
    await window.acquire(job);
    await assert.rejects(window.release(job));
    await until(() => clock.sleeping === 0);
    assert.equal(await openWindow().acquire(job), false);
    await clock.advance(duration + 1);
    assert.equal(await openWindow().acquire(job), true);
  });

  it('holds again after letting everything go', async () => {
    const window = openWindow();
    for (let round = 0; round < 10; round += 1) {
      await window.acquire(job);
      assert.equal(beats().length, 1);
      await window.release(job);
    }
    await until(() => beats().length === 0);
  });

  it('writes no sign of life when the job is somebody else’s', async () => {
    await openWindow().acquire(job);
    const second = openWindow();
    await second.acquire(job);
    assert.equal(beats().length, 1);
    assert.equal(clock.sleeping, 1);
  });

  for (const [what, content] of [
    ['missing', undefined],
    ['damaged', '{"unt'],
    ['far in the future', JSON.stringify({ until: 9e15 })],
  ] as const) {
    it(`counts a window whose sign of life is ${what} as gone, once its claim is old enough`, async () => {
      const id = newWindowId();
      await openWindow(new ManualClock(clock.now()), id).acquire(job);
      const path = join(folder.path, 'windows', `${id}.json`);
      if (content === undefined) {
        rmSync(path);
      } else {
        writeFileSync(path, content);
      }
      const second = openWindow();
      assert.equal(await second.acquire(job), false);
      await clock.advance(duration);
      assert.equal(await second.acquire(job), true);
    });
  }

  it('sweeps away claims that were forgotten for a day', async () => {
    await openWindow(new ManualClock(clock.now())).acquire(job);
    await clock.jump(86_400_001);
    await openWindow().acquire(otherJob);
    await until(() => !existsSync(join(folder.path, 'leases', `${job}.1`)));
    assert.deepEqual(claims(), [`${otherJob}.1`]);
  });

  it('ends its timer when disposed, and leaves the claim to run out', async () => {
    const window = openWindow();
    await window.acquire(job);
    window.dispose();
    assert.equal(clock.sleeping, 0);
    assert.equal(await openWindow().acquire(job), false);
    await clock.advance(duration + 1);
    assert.equal(await openWindow().acquire(job), true);
  });
});

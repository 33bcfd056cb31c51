import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Leases } from '../../../src/core/ports/leases';
import { systemDisk } from '../../../src/host/disk';
import type { Disk } from '../../../src/host/disk';
import { DiskPlacement } from '../../../src/host/diskPlacement';
import { FileLeases } from '../../../src/host/fileLeases';
import type { Placed } from '../../../src/host/placement';
import { SwapTurns } from '../../../src/host/swapTurns';
import { newWindowId } from '../../../src/host/windowId';
import { ManualClock } from '../../fakes/manualClock';
import { png } from '../assets/pictures';
import { keepPicture } from './keptPicture';
import { RecordingLog } from './recordingLog';
import { temporaryFolder } from './temporaryFolder';

const [before, one, other] = [png(3, 2), png(4, 4), png(9, 9)];
const expected = createHash('sha256').update(before).digest('hex');

describe('two windows that replace the same file', () => {
  const folder = temporaryFolder();
  let path: string;

  beforeEach(() => {
    mkdirSync(join(folder.path, 'site'));
    path = join(folder.path, 'site', 'fox.png');
    writeFileSync(path, before);
  });

  const leasesOf = (clock = new ManualClock()): FileLeases =>
    new FileLeases(join(folder.path, 'storage'), newWindowId(), clock, new RecordingLog());

  const replace = (
    leases: Pick<Leases, 'acquire' | 'release'>,
    disk: Disk,
    bytes: Uint8Array,
    root = 'site',
  ): Promise<Placed> => {
    const results = join(folder.path, 'results');
    const kept = keepPicture(results, bytes, bytes === one ? 0 : 1);
    const placement = new DiskPlacement(disk, new SwapTurns(leases, disk));
    const place = { root: `${folder.uri}/${root}`, folders: [], name: 'fox.png' };
    return placement.replace(join(results, kept.file), kept, place, expected);
  };

  const bytesThere = (): Uint8Array => new Uint8Array(readFileSync(path));

  /** A window that has looked and is about to rename, until `goOn` is called. */
  const halfWay = (): { readonly disk: Disk; readonly reached: Promise<void>; readonly goOn: () => void } => {
    let [reach, goOn] = [(): void => {}, (): void => {}];
    const reached = new Promise<void>((resolve) => {
      reach = resolve;
    });
    const released = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const rename: Disk['rename'] = async (from, to) => {
      if (to === path) {
        reach();
        await released;
      }
      await systemDisk.rename(from, to);
    };
    return { disk: { ...systemDisk, rename }, reached, goOn };
  };

  for (const root of ['site', 'shortcut']) {
    it(`never put theirs over each other's, reached by ${root}`, async () => {
      symlinkSync(join(folder.path, 'site'), join(folder.path, 'shortcut'));
      const first = halfWay();
      const placing = replace(leasesOf(), first.disk, one);
      await first.reached;
      let waits = 0;
      const disk: Disk = {
        ...systemDisk,
        pause: async () => {
          waits += 1;
          first.goOn();
          await placing;
        },
      };
      assert.equal(await replace(leasesOf(), disk, other, root), 'taken');
      assert.deepEqual([await placing, waits], ['placed', 1]);
      assert.deepEqual(bytesThere(), one);
      assert.deepEqual(readdirSync(join(folder.path, 'storage', 'leases')), []);
      assert.deepEqual(readdirSync(join(folder.path, 'site')), ['fox.png']);
    });
  }

  it('do not wait for one that was killed, or hangs, but for a moment', async () => {
    const hanging = halfWay();
    const hung = replace(leasesOf(), hanging.disk, one);
    await hanging.reached;
    let waited = 0;
    const pause = (milliseconds: number): Promise<void> => {
      waited += milliseconds;
      return Promise.resolve();
    };
    assert.equal(await replace(leasesOf(), { ...systemDisk, pause }, other), 'placed');
    assert.deepEqual([bytesThere(), waited <= 3_000], [other, true]);
    hanging.goOn();
    await hung;
  });

  it('do not wait at all for one that is gone', async () => {
    const dead = halfWay();
    const last = replace(leasesOf(), dead.disk, one);
    await dead.reached;
    const later = new ManualClock();
    await later.advance(60_000);
    const pause = (): Promise<void> => Promise.reject(new Error('nobody waits'));
    assert.equal(await replace(leasesOf(later), { ...systemDisk, pause }, other), 'placed');
    assert.deepEqual(bytesThere(), other);
    dead.goOn();
    await last;
  });

  it('replace it also where the storage gives no lease', async () => {
    const refusing = {
      acquire: () => Promise.reject(new Error('ENOSPC')),
      release: () => Promise.reject(new Error('never held')),
    };
    assert.equal(await replace(refusing, systemDisk, one), 'placed');
    const forgetful = {
      acquire: () => Promise.resolve(true),
      release: () => Promise.reject(new Error('EIO')),
    };
    writeFileSync(path, before);
    assert.equal(await replace(forgetful, systemDisk, other), 'placed');
    assert.deepEqual(bytesThere(), other);
  });
});

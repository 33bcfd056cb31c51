import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { once } from 'node:events';
import type { Job } from '../../../src/core/job';
import { formatJobRecord } from '../../../src/core/jobRecordText';
import type { LedgerChange } from '../../../src/core/ports/ledger';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { systemDisk } from '../../../src/host/disk';
import type { Disk } from '../../../src/host/disk';
import type { WatchFolder } from '../../../src/host/folderWatch';
import { JobLedger } from '../../../src/host/jobLedger';
import { jobIn, jobStates } from '../core/jobArbitrary';
import { RecordingLog } from './recordingLog';
import { temporaryFolder } from './temporaryFolder';
import { until } from './until';

function sample(state: Job['state'], count: number): readonly Job[] {
  const jobs = fc.sample(jobIn(state), { numRuns: count, seed: 11 });
  return jobs.map((job, index): Job => ({ ...job, id: idOf(index) }));
}

function idOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

function aJob(): Job {
  const [job] = sample('queued', 1);
  assert.ok(job);
  return job;
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('JobLedger', () => {
  const folder = temporaryFolder();
  let log: RecordingLog;
  const open: JobLedger[] = [];

  function openLedger(watch?: WatchFolder): JobLedger {
    const ledger = new JobLedger(join(folder.path, 'jobs'), log, watch);
    open.push(ledger);
    return ledger;
  }

  beforeEach(() => {
    log = new RecordingLog();
  });
  afterEach(() => {
    for (const ledger of open.splice(0)) ledger.dispose();
  });

  for (const state of jobStates) {
    it(`keeps jobs that are ${state} for the next window`, async () => {
      const jobs = sample(state, 5);
      const ledger = openLedger();
      await Promise.all(jobs.map((job) => ledger.write(job)));
      const { jobs: read } = await openLedger().readAll();
      assert.deepEqual(
        [...read].sort((a, b) => a.id.localeCompare(b.id)),
        plain(jobs),
      );
    });
  }

  it('keeps the last of many writes to one job, and leaves no temporary file', async () => {
    const ledger = openLedger();
    const job = aJob();
    const times = Array.from({ length: 20 }, (_, index) => index);
    await Promise.all(times.map((createdAt) => ledger.write({ ...job, createdAt })));
    assert.equal((await openLedger().read(job.id))?.createdAt, 19);
    assert.deepEqual(readdirSync(join(folder.path, 'jobs')), [`${job.id}.json`]);
  });

  it('reads nothing of a job that is not there or was removed', async () => {
    const ledger = openLedger();
    const job = aJob();
    assert.equal(await ledger.read(job.id), undefined);
    await ledger.write(job);
    await ledger.remove(job.id);
    await ledger.remove(job.id);
    assert.equal(await ledger.read(job.id), undefined);
  });

  it('sets unreadable records aside, all of them, and goes on', async () => {
    const ledger = openLedger();
    const job = aJob();
    const broken = join(folder.path, 'jobs', `${idOf(7)}.json`);
    await ledger.write(job);
    for (const text of ['{"version":1,"job":', 'second']) {
      writeFileSync(broken, text);
      assert.deepEqual((await ledger.readAll()).jobs, [plain(job)]);
    }
    const aside = join(folder.path, 'jobs', 'unreadable');
    const texts = readdirSync(aside).map((name) => readFileSync(join(aside, name), 'utf8'));
    assert.deepEqual(texts.sort(), ['second', '{"version":1,"job":']);
    assert.equal(log.lines.filter((line) => line.startsWith('error')).length, 2);
  });

  it('tells which records the disk would not give, and reads those alone when asked again', async () => {
    const jobs = sample('waiting', 3);
    await Promise.all(jobs.map((job) => openLedger().write(job)));
    let asked: string[] = [];
    let refused = idOf(1);
    const disk: Disk = {
      ...systemDisk,
      readText: (path) => {
        asked.push(basename(path));
        return basename(path) === `${refused}.json`
          ? Promise.reject(Object.assign(new Error('EMFILE'), { code: 'EMFILE' }))
          : systemDisk.readText(path);
      },
    };
    const ledger = new JobLedger(join(folder.path, 'jobs'), log, undefined, disk);
    open.push(ledger);
    const { jobs: read, unread } = await ledger.readAll();
    assert.deepEqual(read.map(({ id }) => id).sort(), [idOf(0), idOf(2)]);
    assert.deepEqual(unread, [idOf(1)]);
    [refused, asked] = ['', []];
    assert.deepEqual(await ledger.readAll(unread), { jobs: [plain(jobs[1])], unread: [] });
    assert.deepEqual(asked, [`${idOf(1)}.json`]);
  });

  it('does not believe a record that names another job', async () => {
    const ledger = openLedger();
    mkdirSync(join(folder.path, 'jobs'));
    writeFileSync(join(folder.path, 'jobs', `${idOf(8)}.json`), formatJobRecord(aJob()));
    assert.deepEqual(await ledger.readAll(), { jobs: [], unread: [] });
  });

  it('leaves records of a later release as they are', async () => {
    const ledger = openLedger();
    const job = aJob();
    mkdirSync(join(folder.path, 'jobs'));
    const path = join(folder.path, 'jobs', `${job.id}.json`);
    const text = '{"version":9,"job":{}}';
    writeFileSync(path, text);
    assert.deepEqual(await ledger.readAll(), { jobs: [], unread: [] });
    await assert.rejects(
      ledger.write(job),
      (error) => error instanceof QwenImageError && error.code === 'disk',
    );
    await ledger.remove(job.id);
    assert.equal(readFileSync(path, 'utf8'), text);
    assert.match(log.lines.join(), /later release/);
  });

  it('refuses ids that are no file name of ours', () => {
    const ledger = openLedger();
    assert.throws(() => ledger.read('../../etc/passwd'), TypeError);
    assert.throws(() => ledger.write({ ...aJob(), id: 'x/y' }), TypeError);
  });

  it('rejects with a disk error that names no path', async () => {
    writeFileSync(join(folder.path, 'jobs'), 'a file where the folder should be');
    await assert.rejects(openLedger().write(aJob()), (error: unknown) => {
      assert.ok(error instanceof QwenImageError);
      assert.equal(error.code, 'disk');
      assert.match(error.message, /EEXIST|ENOTDIR/);
      assert.ok(!error.message.includes(folder.path));
      return true;
    });
  });

  it('writes nothing over the record of a window that has taken the job over', async () => {
    const [first, second] = [openLedger(), openLedger()];
    const job = aJob();
    await first.write(job);
    assert.equal(await first.write({ ...job, createdAt: 5 }, () => Promise.resolve(false)), false);
    // The lease goes to the second window just after the first has asked for it.
    let isAsked = 0;
    const isWritten = await first.write({ ...job, createdAt: 6 }, async () => {
      isAsked += 1;
      if (isAsked === 1) {
        await second.fence(job.id);
        await second.write({ ...job, createdAt: 7 });
      }
      return isAsked === 1;
    });
    assert.equal(isWritten, false);
    assert.equal((await openLedger().read(job.id))?.createdAt, 7);
    assert.deepEqual(readdirSync(join(folder.path, 'jobs')), [`${job.id}.json`]);
  });

  it('makes safe what a window that is gone had only just given its name', async () => {
    const done: string[] = [];
    const disk: Disk = {
      ...systemDisk,
      open: async (path, flags) => {
        const file = await systemDisk.open(path, flags);
        return Object.assign(file, {
          sync: () => {
            done.push(`sync ${basename(path)}`);
            return Promise.resolve();
          },
        });
      },
      rm: async (path, options) => {
        await systemDisk.rm(path, options);
        done.push('remove');
      },
    };
    await openLedger().write(aJob());
    writeFileSync(join(folder.path, 'jobs', `${idOf(0)}.json.99.0123456789ab.tmp`), '');
    const next = new JobLedger(join(folder.path, 'jobs'), log, undefined, disk);
    open.push(next);
    await next.fence(idOf(0));
    // After the last moment in which the other window could still give a record its name.
    assert.deepEqual(done.slice(0, 2), ['remove', 'sync jobs']);
  });

  it('clears away temporary files of writers that are long gone', async () => {
    const ledger = openLedger();
    await ledger.write(aJob());
    const stale = join(folder.path, 'jobs', `${idOf(1)}.json.99.0123456789ab.tmp`);
    const fresh = join(folder.path, 'jobs', `${idOf(1)}.json.99.ba9876543210.tmp`);
    writeFileSync(stale, '');
    writeFileSync(fresh, '');
    utimesSync(stale, 0, 0);
    await ledger.readAll();
    await until(() => readdirSync(join(folder.path, 'jobs')).length === 2);
    assert.ok(readdirSync(join(folder.path, 'jobs')).includes(`${idOf(1)}.json.99.ba9876543210.tmp`));
  });

  it('tells what other windows write and remove, and not its own doing', async () => {
    const [here, there] = [openLedger(), openLedger()];
    const heard: LedgerChange[] = [];
    here.onDidChange((change) => heard.push(change));
    await here.readAll();
    const [own, foreign] = sample('saved', 2);
    assert.ok(own && foreign);
    await here.write(own);
    await there.write(foreign);
    await until(() => heard.length >= 1);
    await there.remove(foreign.id);
    await until(() => heard.length >= 2);
    assert.deepEqual(heard, [
      { kind: 'written', job: plain(foreign) },
      { kind: 'removed', id: foreign.id },
    ]);
  });

  it('looks once at a file of which several notices come', async () => {
    let notice: (name: string | undefined) => void = () => {};
    const there = openLedger();
    const here = openLedger((_folder, onChange) => {
      notice = onChange;
      return { dispose: () => {} };
    });
    const heard: LedgerChange[] = [];
    here.onDidChange((change) => heard.push(change));
    await here.readAll();
    const job = aJob();
    await there.write(job);
    for (let count = 0; count < 5; count += 1) notice(`${job.id}.json`);
    notice(undefined);
    notice('../evil.json');
    await until(() => heard.length === 1);
    await here.read(job.id);
    assert.equal(heard.length, 1);
  });

  it('works on without notices when watching fails, and says so', async () => {
    const failing: WatchFolder = () => {
      throw new Error('no watches left');
    };
    const ledger = openLedger(failing);
    ledger.onDidChange(() => {});
    await ledger.write(aJob());
    assert.equal((await ledger.readAll()).jobs.length, 1);
    assert.match(log.lines.join(), /cannot be watched/);
  });

  it('stops watching when it is disposed', async () => {
    const stopped = new AbortController();
    const ledger = openLedger(() => ({
      dispose: () => {
        stopped.abort();
      },
    }));
    ledger.onDidChange(() => {});
    await ledger.readAll();
    const end = once(stopped.signal, 'abort');
    ledger.dispose();
    await end;
  });
});

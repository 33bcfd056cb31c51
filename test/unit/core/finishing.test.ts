import assert from 'node:assert/strict';
import type { Job, KeptOutput } from '../../../src/core/job';
import type { Finishing } from '../../../src/core/ports/finishing';
import { anEdit, aRequest, TrackerWorld } from '../../fakes/trackerWorld';

/** Says what it was asked, and finishes a picture by giving it other bytes. */
class Bench implements Finishing {
  readonly finished: string[] = [];
  readonly recorded: Job[] = [];
  failure: Error | undefined;
  /** The window is gone in the middle of recording. */
  onFirstRecord: (() => void) | undefined;

  finish(_job: Job, kept: KeptOutput): Promise<KeptOutput> {
    this.finished.push(kept.sha256);
    return this.failure === undefined
      ? Promise.resolve({ ...kept, sha256: `${kept.sha256}!`, isFinished: true })
      : Promise.reject(this.failure);
  }

  record(job: Job): Promise<void> {
    this.recorded.push(job);
    if (this.onFirstRecord !== undefined) {
      this.onFirstRecord();
      this.onFirstRecord = undefined;
      return new Promise(() => {});
    }
    return this.failure === undefined ? Promise.resolve() : Promise.reject(this.failure);
  }
}

describe('finishing', () => {
  it('puts the finished picture into the workspace, records it and says so in the job', async () => {
    const world = new TrackerWorld();
    const bench = (world.finishing = new Bench());
    const window = world.openWindow();
    const { id } = await window.tracker.submit(aRequest);
    const job = await window.until(id, 'saved');
    assert.ok(job.state === 'saved');
    const [output] = job.outputs;
    assert.ok(output?.kind === 'kept' && output.isFinished === true);
    assert.deepEqual([...world.files.files.values()], [output.sha256]);
    assert.equal(bench.finished.length, 1);
    assert.deepEqual(
      bench.recorded.map((recorded) => recorded.state === 'ready' && recorded.targets),
      [job.files],
    );
  });

  it('saves the picture as it came when it cannot be finished or recorded', async () => {
    const world = new TrackerWorld();
    const bench = (world.finishing = new Bench());
    bench.failure = new Error('no codec');
    const window = world.openWindow();
    const { id } = await window.tracker.submit(aRequest);
    const job = await window.until(id, 'saved');
    assert.ok(job.state === 'saved');
    assert.deepEqual([...world.files.files.values()], bench.finished);
    assert.equal(bench.recorded.length, 1);
  });

  it('neither finishes again nor saves twice after a crash, and records then', async () => {
    const world = new TrackerWorld();
    const bench = (world.finishing = new Bench());
    const window = world.openWindow();
    bench.onFirstRecord = () => {
      window.crash();
    };
    const { id } = await window.tracker.submit(aRequest);
    await world.clock.runUntil(() => bench.recorded.length === 1);
    const next = world.openWindow();
    await next.tracker.start();
    await next.until(id, 'saved');
    assert.equal(bench.finished.length, 1);
    assert.equal(bench.recorded.length, 2);
    assert.equal(world.files.files.size, 1);
  });

  it('keeps the hashes of the pictures that went in', async () => {
    const world = new TrackerWorld();
    const window = world.openWindow();
    const { id } = await window.tracker.submit(anEdit);
    const job = await window.until(id, 'saved');
    assert.deepEqual(job.inputHashes, { image: 'hash of the input' });
    assert.deepEqual((await window.tracker.retry(id).catch(() => job)).inputHashes, job.inputHashes);
  });
});

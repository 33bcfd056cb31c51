import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import type { Job } from '../../src/core/job';
import { makeMachine, openWindowWithoutEditor } from '../harness/windowWithoutEditor';
import type { Machine, OpenWindow, WindowOptions } from '../harness/windowWithoutEditor';
import { startSimulator } from '../simulator/simulator';
import type { Simulator } from '../simulator/simulator';

/** The real core, disk and HTTP against the simulator, without VS Code. */
describe('the whole line', () => {
  let machine: Machine;
  let simulator: Simulator;
  const windows: OpenWindow[] = [];

  beforeEach(async () => {
    machine = await makeMachine();
    simulator = await startSimulator({
      speed: 1,
      scale: 0.1,
      durationsMs: { 'qwen-image': 100, 'qwen-image-edit': 100 },
    });
  });

  afterEach(async () => {
    await Promise.all(windows.splice(0).map((window) => window.close()));
    await simulator.stop();
    await machine.remove();
  });

  const open = (options?: WindowOptions): OpenWindow => {
    const window = openWindowWithoutEditor(machine, simulator, options);
    windows.push(window);
    return window;
  };

  it('makes a file of a prompt: one POST, the key to the API alone, nothing left over', async () => {
    const window = open();
    const { id } = await window.tracker.submit(window.request());
    const saved = await window.until(id, 'saved');
    assert.deepEqual(filesOf(saved), [join(machine.project, 'assets/images/a-red-fox-in-the-snow.png')]);
    assert.equal(simulator.count('submit'), 1);
    assert.deepEqual(
      simulator.requests
        .map(({ host, key }) => `${host} ${key === undefined ? 'no key' : 'key'}`)
        .filter(unique)
        .sort(),
      ['api key', 'images no key'],
    );
    assert.equal(saved.state === 'saved' && saved.metrics.cost, 0.04);
    await window.close();
    assert.deepEqual(await readdir(join(machine.storage, 'results')), []);
    assert.deepEqual(await readdir(join(machine.storage, 'leases')), []);
    assert.deepEqual(await readdir(join(machine.project, 'assets/images')), ['a-red-fox-in-the-snow.png']);
  });

  it('makes an edit of a file, uploaded once', async () => {
    const window = open();
    const { id } = await window.tracker.submit(window.request());
    const [source = ''] = filesOf(await window.until(id, 'saved'));
    const edit = await window.tracker.submit({
      ...window.request(),
      model: 'qwen-image-edit',
      prompt: 'in spring',
      parameters: { negative_prompt: 'None', steps: 30, guidance: 4, seed: 8 },
      images: { image: { kind: 'file', uri: pathToFileURL(source).href } },
    });
    const [result = ''] = filesOf(await window.until(edit.id, 'saved'));
    assert.notDeepEqual(await readFile(result), await readFile(source));
    assert.equal(simulator.count('upload'), 1);
    assert.equal(simulator.count('submit'), 2);
  });

  it('makes a file by the synchronous API too', async () => {
    const window = open({ transport: 'sync' });
    const { id } = await window.tracker.submit(window.request());
    const saved = await window.until(id, 'saved');
    assert.equal(filesOf(saved).length, 1);
    assert.equal(simulator.count('sync'), 1);
    assert.equal(simulator.count('submit'), 0);
  });

  it('leaves a submission unconfirmed when the connection is reset after it was sent', async () => {
    simulator.faults.add('submit', { kind: 'resetAfterBody' });
    const window = open();
    const { id } = await window.tracker.submit(window.request());
    await window.until(id, 'unconfirmed');
    assert.equal(simulator.count('submit'), 1);
    assert.equal(simulator.jobs.length, 1);
  });

  it('leaves a synchronous submission unconfirmed when its connection drops', async () => {
    simulator.faults.add('sync', { kind: 'resetAfterBody' });
    const window = open({ transport: 'sync' });
    const { id } = await window.tracker.submit(window.request());
    await window.until(id, 'unconfirmed');
    assert.equal(simulator.count('sync'), 1);
  });

  it('goes on in another window, and saves once', async () => {
    simulator.faults.add('submit', { kind: 'duration', ms: 600 });
    const first = open();
    const { id } = await first.tracker.submit(first.request());
    await first.until(id, 'waiting');
    await first.close();
    const second = open();
    await second.tracker.start();
    await second.until(id, 'saved');
    assert.equal(simulator.count('submit'), 1);
    assert.equal((await readdir(join(machine.project, 'assets/images'))).length, 1);
  });

  it('keeps the picture when the folder cannot be made, and saves it later without another download', async () => {
    await writeFile(join(machine.project, 'assets'), 'a file where a folder should be');
    const window = open();
    const { id } = await window.tracker.submit(window.request());
    const failed = await window.until(id, 'failed');
    assert.equal(failed.state === 'failed' && failed.failure.code, 'disk');
    const root = pathToFileURL(machine.project).href;
    await window.tracker.saveElsewhere(id, { root, folder: root, naming: { kind: 'exact', name: 'kept' } });
    assert.deepEqual(filesOf(await window.until(id, 'saved')), [join(machine.project, 'kept.png')]);
    assert.equal(simulator.count('download'), 1);
    assert.equal(simulator.count('submit'), 1);
  });
});

function filesOf(job: Job): readonly string[] {
  return job.state === 'saved' ? job.files.map((uri) => fileURLToPath(uri)) : [];
}

function unique(value: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(value) === index;
}

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseJobRecord } from '../../../src/core/jobRecord';
import * as z from 'zod/mini';
import type { Simulator } from '../../simulator/simulator';
import type { Probe } from './probes';
import type { Scene } from './scene';

/** How a job must have ended. */
export interface Ending {
  readonly prompt: string;
  readonly state: 'saved' | 'unconfirmed';
  /** The folder its one file lies in; it holds nothing else. */
  readonly folder?: string;
}

/** What must be true of jobs that have ended, whatever happened to them on the way. */
export async function checkEndings(scene: Scene, endings: readonly Ending[], simulator = scene.simulator) {
  await soon(() => checkEndingsNow(scene, endings, simulator));
}

/** A window tells of an end in the moment before it has written it down, and tidied up. */
async function soon(check: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 5000;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(50);
    }
  }
}

async function checkEndingsNow(
  scene: Scene,
  endings: readonly Ending[],
  simulator: Simulator,
): Promise<void> {
  const records = await readRecords(scene.storage);
  for (const { prompt, state, folder } of endings) {
    const posts = simulator.requests.filter(
      (request) => request.endpoint === 'submit' && scene.is(prompt)(request),
    );
    assert.equal(posts.length, 1, `“${prompt}” was submitted ${posts.length} times`);
    const [record, ...others] = records.filter((job) => job.request.prompt === prompt);
    assert.ok(record !== undefined && others.length === 0, `“${prompt}” has one record`);
    assert.equal(record.state, state, `“${prompt}” is ${record.state}`);
    if (folder !== undefined) {
      const name = `${prompt.replaceAll(' ', '-')}.png`;
      assert.deepEqual(await readdir(folder), [name]);
      assert.equal(
        digestOf(await readFile(join(folder, name))),
        await drawnDigest(simulator, prompt),
        `${name} is what was drawn`,
      );
    }
    const kept = await readdir(join(scene.storage, 'results'));
    assert.deepEqual(
      kept.filter((name) => name.startsWith(record.id) && !name.endsWith('.tmp')),
      [],
      `nothing of “${prompt}” is left in storage`,
    );
  }
}

/** The key went to the API and the uploads only, and lies in no file. */
export async function checkKey(scene: Scene, simulator: Simulator): Promise<void> {
  for (const { host, key } of simulator.requests) {
    assert.equal(key === undefined, host === 'images', `${host} got ${key === undefined ? 'no' : 'a'} key`);
  }
  const places = [scene.stage.server.dataFolder, dirname(scene.stage.folder), scene.shelf];
  for (const place of places) {
    const files = await readdir(place, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile() && !isProgram(entry.parentPath))) {
      const text = await readFile(join(file.parentPath, file.name), 'latin1');
      assert.ok(!text.includes(simulator.key), `the key lies in ${file.name}`);
    }
  }
}

/** No lease is held, no window shows signs of life, no timer runs: nobody works on anything. */
export async function checkRest(scene: Scene, probes: readonly Probe[]): Promise<void> {
  await soon(async () => {
    assert.deepEqual(await readdir(join(scene.storage, 'leases')), []);
    const signs = join(scene.storage, 'windows');
    for (const name of await readdir(signs)) {
      const { until } = z.parse(signShape, JSON.parse(await readFile(join(signs, name), 'utf8')));
      assert.ok(until < Date.now(), 'only windows that were killed have left a sign of life');
    }
    for (const probe of probes) assert.deepEqual(await probe.timers(), []);
  });
}

const signShape = z.object({ until: z.number() });

export async function readRecords(storage: string) {
  const folder = join(storage, 'jobs');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return await Promise.all(
    names.map(async (name) => {
      const record = parseJobRecord(await readFile(join(folder, name), 'utf8'));
      assert.ok(record.kind === 'job', `${basename(name)} is ${record.kind}`);
      return record.job;
    }),
  );
}

async function drawnDigest(simulator: Simulator, prompt: string): Promise<string | undefined> {
  const job = simulator.jobs.find(({ parameters }) => parameters['prompt'] === prompt);
  const drawing = await job?.drawing;
  return drawing === undefined ? undefined : digestOf(drawing.bytes);
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The installed extensions' own files are as they were packed. */
function isProgram(folder: string): boolean {
  return /[/\\]extensions(?:[/\\]|$)/.test(folder);
}

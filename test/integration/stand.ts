import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { JobSnapshot } from '../../src/core/jobSnapshot';
import type { PublicApi } from '../../src/ui/publicApi';
import { reservedPorts } from '../harness/reservedSimulator';
import type { SimulatorOptions } from '../simulator/options';
import type { LoggedRequest } from '../simulator/requestLog';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { setSettings, type Settings } from './settings';

/** Done long before the first look, small, and each time the same. */
const quick: SimulatorOptions = {
  durationsMs: { 'qwen-image': 50, 'qwen-image-edit': 50 },
  ...{ spread: 0, scale: 0.1, credits: 1000 },
};

/** Jobs wait mostly for their first look: let them wait together. */
const patient: Settings = { maxConcurrentJobs: 50 };

/** Settings for tests to which it is all one how a picture is asked for: without looks, it is there at once. */
export const atOnce: Settings = { transport: 'sync' };

const resting = new Set<JobSnapshot['state']>(['saved', 'failed', 'unconfirmed', 'dismissed']);

/** The extension, and the Segmind that its settings point at. */
export interface Stand {
  readonly api: PublicApi;
  readonly simulator: Simulator;
  /** Runs a command that returns the id of a new job. */
  readonly start: (command: 'generate' | 'editImage', order: unknown) => Promise<string>;
  /** Resolves when the job rests: nothing works on it any more. */
  readonly rest: (id: string) => Promise<JobSnapshot>;
  /** `start` and `rest`. */
  readonly make: (command: 'generate' | 'editImage', order: unknown) => Promise<JobSnapshot>;
  /** The submissions of a prompt, v2 and v1. */
  readonly submissions: (prompt: string) => readonly LoggedRequest[];
  /** For faults: whether a request is about the job with that prompt. */
  readonly isAbout: (prompt: string) => (request: LoggedRequest) => boolean;
}

let standCount = 0;

/** Starts a simulator for the surrounding `describe`, with settings that are put back after it. */
export function onSimulator(options: SimulatorOptions = {}, settings: Settings = {}): () => Stand {
  let stand: Stand | undefined;
  let restore = (): Promise<void> => Promise.resolve();

  before(async () => {
    const api = await activate();
    restore = await setSettings({ ...patient, ...settings });
    standCount += 1;
    // With a seed of its own, no simulator gives the ids that another one gave.
    const seed = `stand ${standCount}`;
    stand = standOn(api, await startSimulator({ ...quick, seed, ...options, ports: reservedPorts() }));
  });

  after(async () => {
    await stand?.simulator.stop();
    await restore();
  });

  return () => {
    assert.ok(stand);
    return stand;
  };
}

/** The public API of the extension. */
export async function activate(): Promise<PublicApi> {
  const extension = vscode.extensions.getExtension<PublicApi>('qwen-image-assets.qwen-image-assets');
  assert.ok(extension);
  return extension.activate();
}

/** Runs a command of the extension by its name. */
export async function run(name: string, ...parameters: readonly unknown[]): Promise<unknown> {
  return vscode.commands.executeCommand(`qwenImage.${name}`, ...parameters);
}

/** Resolves with the job when it is as wanted, now or later. */
export function untilJob(
  api: PublicApi,
  id: string,
  isWanted: (job: JobSnapshot) => boolean,
): Promise<JobSnapshot> {
  return new Promise((resolve) => {
    const known = api.getJob(id);
    if (known !== undefined && isWanted(known)) {
      resolve(known);
      return;
    }
    const subscription = api.onDidChangeJob((job) => {
      if (job.id === id && isWanted(job)) {
        subscription.dispose();
        resolve(job);
      }
    });
  });
}

function standOn(api: PublicApi, simulator: Simulator): Stand {
  const start: Stand['start'] = async (command, order) => {
    const id = await run(command, order);
    assert.ok(typeof id === 'string', `the command returned ${String(id)}`);
    return id;
  };
  const rest = (id: string) => untilJob(api, id, ({ state }) => resting.has(state));
  return {
    ...{ api, simulator, start, rest },
    make: async (command, order) => rest(await start(command, order)),
    submissions: (prompt) =>
      simulator.requests.filter(
        (request) =>
          (request.endpoint === 'submit' || request.endpoint === 'sync') &&
          fieldOf(request.body, 'prompt') === prompt,
      ),
    isAbout: (prompt) => (request) => {
      const job = simulator.jobs.find(({ parameters }) => parameters['prompt'] === prompt);
      return (
        fieldOf(request.body, 'prompt') === prompt ||
        (job !== undefined && (request.path.includes(job.id) || request.path.includes(job.outputName)))
      );
    },
  };
}

/** A field of a JSON body that was sent. */
export function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? new Map(Object.entries(body)).get(name) : undefined;
}

import { join } from 'node:path';
import type { FaultOptions } from '../../simulator/faultList';
import type { Simulator } from '../../simulator/simulator';
import type { Scene, Sight } from './scene';

/** ms on the simulator's clock: longer than all tests, and several times less than results are kept */
export const long = 900_000;

/** Jobs by what they were in the middle of when their window's extension host was killed. */
export interface Orphans {
  readonly saving: readonly string[];
  readonly downloading: string;
  readonly submitting: string;
  readonly waiting: string;
  readonly queued: string;
  readonly elsewhere: string;
}

/** A job that takes long at Segmind. */
export async function orderLong(scene: Scene, { probe }: Sight, prompt: string, folder: string) {
  const { simulator } = scene;
  simulator.faults.add('submit', { kind: 'duration', ms: long }, about(scene, prompt));
  const id = await probe.order({ prompt, folder });
  await scene.probes.job(id, 'waiting');
  return id;
}

/** Leads jobs into every state of being worked on, in two windows. Nothing moves any more when this resolves. */
export async function leadIntoEveryState(scene: Scene, owner: Sight, other: Sight): Promise<Orphans> {
  const { probes, simulator } = scene;
  const { probe } = owner;
  await probe.holdLinks('before', 'saving-one.png');
  await probe.holdLinks('after', 'saving-two.png');
  simulator.faults.add('download', { kind: 'stall', at: 'midAnswer' }, ofPicture(simulator, 'downloading'));
  const order = (prompt: string) => probe.order({ prompt, folder: prompt.replaceAll(' ', '-') });
  const saving = [await order('saving one'), await order('saving two')];
  const downloading = await order('downloading');
  const elsewhere = await orderLong(scene, other, 'elsewhere', 'elsewhere');
  await Promise.all([probes.held('saving-one.png'), probes.held('saving-two.png')]);
  await simulator.waitForRequest('download', ofPicture(simulator, 'downloading').when);

  simulator.faults.add('submit', { kind: 'stall', at: 'answer' }, about(scene, 'submitting'));
  const submitting = await order('submitting');
  await simulator.waitForRequest('submit', scene.is('submitting'));
  const waiting = await orderLong(scene, owner, 'waiting', 'waiting');
  // Both places are taken now.
  const queued = await order('queued');
  return { saving, downloading, submitting, waiting, queued, elsewhere };
}

/** The folders in which they end up. */
export function endingsOf(scene: Scene, otherFolder: string) {
  const saved = ['saving one', 'saving two', 'downloading', 'waiting', 'queued'].map((prompt) => ({
    ...{ prompt, state: 'saved' as const },
    folder: join(scene.stage.folder, prompt.replaceAll(' ', '-')),
  }));
  return [
    ...saved,
    { prompt: 'submitting', state: 'unconfirmed' as const },
    { prompt: 'elsewhere', state: 'saved' as const, folder: join(otherFolder, 'elsewhere') },
  ];
}

function about(scene: Scene, prompt: string): FaultOptions {
  return { when: scene.is(prompt) };
}

function ofPicture(simulator: Simulator, prompt: string) {
  return {
    when: ({ path }: { readonly path: string }) =>
      simulator.jobs.some(
        ({ parameters, outputName }) => parameters['prompt'] === prompt && path.includes(outputName),
      ),
  };
}

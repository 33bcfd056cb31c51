import assert from 'node:assert/strict';
import { join } from 'node:path';
import { checkEndings } from './invariants';
import { long, orderLong } from './killedHost';
import type { Scene, Sight } from './scene';

/** Types the key as a person does, whoever asks for it. */
export async function enterKey({ probe, workbench }: Sight, key: string): Promise<void> {
  const stored = probe.run('qwenImage.setApiKey');
  await workbench.quickInput.waitFor('Segmind API Key');
  await workbench.quickInput.answer(key);
  await stored;
}

/** A job is under way at Segmind; its key goes, comes back as a wrong one, and then as the right one. */
export async function changeKeys(scene: Scene, sight: Sight): Promise<void> {
  const { probes, simulator, stage } = scene;
  const id = await orderLong(scene, sight, 'without a key', 'without-a-key');
  await sight.probe.run('qwenImage.clearApiKey');
  const lacking = await probes.job(id, 'failed');
  assert.equal(lacking.error?.code, 'noKey');
  // The window asks by itself.
  await sight.workbench.quickInput.waitFor('Segmind API Key');
  await sight.workbench.quickInput.answer('SG_someoneelses00');
  await probes.jobWith(id, ({ error }) => error?.code === 'badKey', 'to have a bad key');
  await enterKey(sight, simulator.key);
  simulator.clock.advance(long);
  await sight.probe.run('qwenImage.retryJob', id);
  await probes.job(id, 'saved');
  const folder = join(stage.folder, 'without-a-key');
  await checkEndings(scene, [{ prompt: 'without a key', state: 'saved', folder }]);
}

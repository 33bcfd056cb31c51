import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { PublicApi } from '../../../src/ui/publicApi';
import { reservedPorts } from '../../harness/reservedSimulator';
import { startSimulator } from '../../simulator/simulator';

const ours = 'qwen-image-assets.qwen-image-assets';

/** Runs in a fresh extension host; the launcher reads what is written to FIGURES_FILE, a JSON line each. */
describe('figures inside VS Code', () => {
  it('load and activate, beside an extension that does nothing', async () => {
    const order = Number(process.env['ROUND']) % 2 === 0 ? ['bench.empty', ours] : [ours, 'bench.empty'];
    await vscode.extensions.getExtension('bench.warm')?.activate();
    await calm();
    const times: Record<string, number> = {};
    for (const id of order) {
      const extension = vscode.extensions.getExtension(id);
      assert.ok(extension, id);
      assert.equal(extension.isActive, false, `${id} was activated before it could be timed`);
      const started = performance.now();
      await extension.activate();
      times[id] = performance.now() - started;
    }
    await write({ activation: times[ours], empty: times['bench.empty'] });
  });

  it('command accepted → job in the ledger and told to the tree', async () => {
    const extension = vscode.extensions.getExtension<PublicApi>(ours);
    assert.ok(extension);
    const api = await extension.activate();
    const simulator = await startSimulator({
      ports: reservedPorts(),
      durationsMs: { 'qwen-image': 100 },
      scale: 0.1,
    });
    for (let round = 0; round < 15; round += 1) {
      let toldAt = 0;
      const subscription = api.onDidChangeJob(() => {
        toldAt ||= performance.now();
      });
      const started = performance.now();
      const id: unknown = await vscode.commands.executeCommand('qwenImage.generate', {
        prompt: `fox ${round}`,
      });
      const accepted = performance.now() - started;
      subscription.dispose();
      assert.ok(typeof id === 'string' && toldAt > 0);
      await write({ command: Math.max(accepted, toldAt - started), isFirst: round === 0 });
    }
    await simulator.stop();
  });
});

/** Resolves when the extension host has nothing else to do: other extensions start at the same time as the suite. */
async function calm(): Promise<void> {
  for (let calmTurns = 0; calmTurns < 40;) {
    const started = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 10));
    calmTurns = performance.now() - started < 14 ? calmTurns + 1 : 0;
  }
}

async function write(figures: Readonly<Record<string, unknown>>): Promise<void> {
  await appendFile(process.env['FIGURES_FILE'] ?? '', `${JSON.stringify(figures)}\n`);
}

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { reservedPorts } from '../harness/reservedSimulator';
import { swift } from '../harness/swift';
import { startSimulator, type Simulator } from '../simulator/simulator';

const id = 'qwen-image-assets.qwen-image-assets';

describe('the extension', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator({ ...swift, ports: reservedPorts() });
  });

  after(async () => {
    await simulator.stop();
  });

  it('activates, and returns the public API', async () => {
    const extension = vscode.extensions.getExtension<{ readonly version: number }>(id);
    assert.ok(extension);
    assert.equal((await extension.activate()).version, 1);
  });

  it('registers every command that its manifest names', async () => {
    const manifest: unknown = vscode.extensions.getExtension(id)?.packageJSON;
    const named = [...JSON.stringify(manifest).matchAll(/"command":"(qwenImage\.\w+)"/g)].map(
      ([, name]) => name,
    );
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((name) => name !== undefined && !registered.has(name)),
      [],
    );
  });

  it('is idle without jobs: asks nobody anything', () => {
    assert.equal(simulator.requests.length, 0);
  });
});

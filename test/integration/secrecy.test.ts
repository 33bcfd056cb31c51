import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { dataFolder, inWorkspace, storageFolder, workspaceFolder } from './places';
import { atOnce, onSimulator, run } from './stand';

describe('the key', () => {
  const stand = onSimulator({}, atOnce);

  before(async () => {
    // Whatever repeats the key must not bring it anywhere: answers, failures of jobs, errors of commands.
    const { simulator, make } = stand();
    const { key } = simulator;
    const echo = `Invalid value for x-api-key ${key} (Bearer ${key})`;
    simulator.faults.add('sync', { kind: 'error', status: 500, message: echo });
    await make('generate', { prompt: 'an echo' });
    simulator.faults.add('sync', { kind: 'failJob', message: echo });
    const job = await make('generate', { prompt: 'a late echo' });
    assert.equal(job.state, 'failed');
    assert.ok(!JSON.stringify(job).includes(key), 'not in the job');
    simulator.faults.add('upload', { kind: 'error', status: 400, message: echo });
    await make('editImage', { prompt: 'an echoed upload', image: inWorkspace('images/forest.png') });
    simulator.faults.add('credits', { kind: 'error', status: 400, message: echo });
    await assert.rejects(run('showCredits', {}), (error) => !String(error).includes(key));
    await run('showCredits', {});
  });

  it('is not in a report for a bug report, and neither is a prompt, a place or a name', async () => {
    const { key, apiBaseUrl } = stand().simulator;
    await run('exportDiagnostics');
    const report = vscode.window.activeTextEditor?.document;
    assert.ok(report?.isUntitled);
    const text = report.getText();
    assert.match(text, /^# Qwen Image: diagnostics for a bug report\n/);
    assert.ok(text.includes(vscode.version) && text.includes(`qwenImage.apiBaseUrl: ${apiBaseUrl}`), text);
    assert.match(text, /\| failed badKey 500 /);
    assert.match(text, /error Job \S+ failed|warn Submitting job/);
    const places = [homedir(), workspaceFolder().fsPath, dataFolder(), workspaceFolder().path];
    for (const leak of [key, 'echo', 'x-api-key', ...places]) {
      assert.ok(!text.includes(leak), `${leak} is in\n${text}`);
    }
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('is in no file that the extension or VS Code has written', async () => {
    const { key } = stand().simulator;
    assert.ok((await filesOf(join(storageFolder(), 'jobs'))).length > 0);
    for (const folder of [dataFolder(), workspaceFolder().fsPath]) {
      for (const path of await filesOf(folder)) {
        assert.ok(!(await contentOf(path)).includes(key), path);
      }
    }
  });
});

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Files come and go while VS Code runs. */
async function contentOf(path: string): Promise<string> {
  return readFile(path, 'latin1').catch(() => '');
}

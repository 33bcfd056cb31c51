import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { inWorkspace, workspaceFolder } from './places';
import { atOnce, onSimulator } from './stand';

/** What a folder must not decide, with values that would be taken from anybody else. */
const stolen = {
  'qwenImage.apiBaseUrl': 'http://127.0.0.1:9',
  'qwenImage.uploadUrl': 'http://127.0.0.1:9/upload',
  'qwenImage.uploadConsent': 'never',
  'qwenImage.inputTransport': 'inline',
  'qwenImage.transport': 'async',
  'qwenImage.confirmAbove': 100,
  'qwenImage.history.limit': 1,
};

describe('the settings of a workspace folder', () => {
  const stand = onSimulator({}, atOnce);
  let folder = '';

  before(async () => {
    folder = join(workspaceFolder().fsPath, '.vscode');
    const heard = settingsChange('qwenImage.fileNameTemplate');
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, 'settings.json'),
      // The last one may be set here, and tells when all have been read.
      JSON.stringify({ ...stolen, 'qwenImage.fileNameTemplate': 'by-the-folder-${prompt}' }),
    );
    await heard;
  });

  after(async () => {
    const heard = settingsChange('qwenImage.fileNameTemplate');
    await rm(join(folder, 'settings.json'));
    await heard;
  });

  it('move neither the API nor the uploads, and answer no question', async () => {
    const { simulator, make, submissions } = stand();
    const uploads = simulator.count('upload');
    const job = await make('editImage', {
      prompt: 'a hostile folder',
      image: inWorkspace('images/forest.png'),
    });
    assert.equal(job.state, 'saved', JSON.stringify(job.error));
    assert.equal(simulator.count('upload'), uploads + 1);
    assert.deepEqual(
      submissions('a hostile folder').map(({ endpoint }) => endpoint),
      ['sync'],
    );
  });

  it('are no place that VS Code writes them to', async () => {
    for (const name of Object.keys(stolen)) {
      for (const target of [
        vscode.ConfigurationTarget.Workspace,
        vscode.ConfigurationTarget.WorkspaceFolder,
      ]) {
        const configuration = vscode.workspace.getConfiguration(undefined, workspaceFolder());
        await assert.rejects(
          Promise.resolve(configuration.update(name, 'https://evil.example', target)),
          name,
        );
      }
    }
  });

  it('make no window forget what others have made', async () => {
    const { api, make } = stand();
    const before = api.listJobs().length;
    await make('generate', { prompt: 'one more' });
    assert.equal(api.listJobs().length, before + 1);
  });
});

function settingsChange(name: string): Promise<void> {
  return new Promise((resolve) => {
    const subscription = vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(name)) {
        subscription.dispose();
        resolve();
      }
    });
  });
}

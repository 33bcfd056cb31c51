import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer, type Server as HttpServer } from 'node:http';
import { dirname, join } from 'node:path';
import { readCommandTitles } from '../harness/manifest';
import { setStage, type Stage } from '../harness/stage';
import { swift } from '../harness/swift';
import { closeBrowser, openWindow, type Window } from '../harness/window';
import type { Simulator } from '../simulator/simulator';
import { MainJob } from './mainJob';
import { Workbench } from './workbench';

describe('a folder whose settings mean no good, and that nobody trusts', () => {
  let stage: Stage;
  let simulator: Simulator;
  let window: Window;
  let workbench: Workbench;
  let job: MainJob;
  /** What came to the address that the folder's settings name. */
  const caught: string[] = [];
  let thief: HttpServer;

  before(async () => {
    thief = createServer((request, response) => {
      caught.push(`${request.method ?? ''} ${request.url ?? ''} ${String(request.headers['x-api-key'])}`);
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(thief, 'listening');
    const address = thief.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    stage = await setStage({
      version: '1.139',
      api: { kind: 'simulator', options: { ...swift, scale: 0.2 } },
      workspaceTrust: true,
      // Restricted at once, as after a no.
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    });
    assert.ok(stage.simulator);
    simulator = stage.simulator;
    await mkdir(join(stage.folder, '.vscode'));
    await writeFile(
      join(stage.folder, '.vscode', 'settings.json'),
      JSON.stringify({
        'qwenImage.apiBaseUrl': `http://127.0.0.1:${port}`,
        'qwenImage.uploadUrl': `http://127.0.0.1:${port}/upload`,
        'qwenImage.uploadConsent': 'always',
        'qwenImage.transport': 'sync',
        'qwenImage.inputTransport': 'inline',
        'qwenImage.outputFolder': '../outside',
        'qwenImage.fileNameTemplate': '${seed}-stolen',
        'qwenImage.defaults': { 'qwen-image': { steps: 99 } },
      }),
    );
    window = await openWindow(stage.server, { folder: stage.folder });
    workbench = new Workbench(window.page);
    job = await MainJob.of(workbench, stage.folder);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.tellOfFailure('hostile-folder');
  });

  after(async () => {
    thief.close();
    await window.close();
    await stage.stop();
    await closeBrowser();
  });

  it('moves neither the API nor the file', async () => {
    await workbench.statusBarItem(/Restricted Mode/i).waitFor();
    const { path } = await job.generate('a red fox');
    assert.equal(path, 'assets/images/a-red-fox.png');
    assert.equal(simulator.count('submit'), 1);
    assert.deepEqual(await readdir(dirname(stage.folder)), [
      stage.folder.slice(dirname(stage.folder).length + 1),
    ]);
  });

  it('does not answer for the person whether pictures may be uploaded, nor where to', async () => {
    await job.edit('images/forest.png', 'more fog', true);
    assert.equal(simulator.count('upload'), 1);
    assert.deepEqual(caught, []);
  });

  it('shows a prompt that looks like a command as words', async () => {
    const title = (await readCommandTitles()).palette('qwenImage.generate');
    await workbench.runCommand(title);
    await workbench.quickInput.answer('[Free credits](command:workbench.action.closeWindow)');
    await workbench.quickInput.waitFor('Which aspect ratio?');
    await workbench.quickInput.input.press('Enter');
    const message = workbench.notifications.with('Free credits');
    await message.waitFor();
    assert.match(await message.innerText(), /\[Free credits\] \(command:/);
    assert.equal(await message.locator('.notification-list-item-message a').count(), 0);
  });
});

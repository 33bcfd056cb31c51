import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCommandTitles } from '../harness/manifest';
import { setStage, type Stage } from '../harness/stage';
import { swift } from '../harness/swift';
import { makeTemporaryFolder } from '../harness/temporary';
import { closeBrowser, openWindow } from '../harness/window';
import type { Simulator } from '../simulator/simulator';
import { panelFrame } from './panel/panelFrame';
import { Workbench } from './workbench';

describe('a picture, when it is not plain where it belongs', () => {
  let stage: Stage;
  let simulator: Simulator;
  let generateTitle: string;
  let insertTitle: string;

  before(async () => {
    const options = { ...swift, scale: 0.2 };
    stage = await setStage({ version: '1.139', api: { kind: 'simulator', options } });
    assert.ok(stage.simulator);
    simulator = stage.simulator;
    const titles = await readCommandTitles();
    generateTitle = titles.palette('qwenImage.generate');
    insertTitle = titles.palette('qwenImage.insertAsset');
  });

  after(async () => {
    await stage.stop();
    await closeBrowser();
  });

  it('is saved where the person says when no folder is open', async () => {
    const place = makeTemporaryFolder('elsewhere');
    await mkdir(join(place, 'already-there'));
    await inWindow(undefined, 'no-folder', async (workbench) => {
      await generate(workbench, 'no folder');
      await workbench.quickInput.waitFor('Where should the picture be saved?');
      assert.equal(simulator.count('submit'), 0, 'nothing is sent before it is known where to save');
      await workbench.quickInput.chooseFolder(place, 'already-there', 'Save Here');
      await workbench.notifications.with('“no folder” is saved as no-folder.png').waitFor();
      await showsPictureInPanel(workbench, 'no folder');
    });
    assert.deepEqual((await readdir(place)).sort(), ['already-there', 'no-folder.png']);
    assert.equal(simulator.count('submit'), 1);
  });

  it('is saved in the folder that the person picks when several are open', async () => {
    const place = makeTemporaryFolder('several');
    const before = simulator.count('submit');
    const workspace = join(place, 'both.code-workspace');
    const folders = [{ path: 'site' }, { path: 'shop' }];
    for (const { path } of folders) await mkdir(join(place, path));
    await writeFile(join(place, 'site', 'notes.md'), '');
    // What such a file and its folders may not decide: all would be seen at once, as nothing would come to the simulator.
    const stolen = {
      'qwenImage.apiBaseUrl': 'http://127.0.0.1:9',
      'qwenImage.uploadUrl': 'http://127.0.0.1:9',
      'qwenImage.transport': 'sync',
      'qwenImage.history.limit': 1,
    };
    await writeFile(workspace, JSON.stringify({ folders, settings: stolen }));
    await mkdir(join(place, 'shop', '.vscode'));
    await writeFile(join(place, 'shop', '.vscode', 'settings.json'), JSON.stringify(stolen));
    await inWindow(workspace, 'several-folders', async (workbench) => {
      await waitForFolder(workbench, 'shop');
      await generate(workbench, 'a shop window');
      await workbench.quickInput.waitFor('Which folder is the picture for?');
      await workbench.quickInput.pick('shop');
      await workbench.notifications.with('“a shop window” is saved as a-shop-window.png').waitFor();
      await workbench.openFile('site/notes.md');
      await workbench.runCommand(insertTitle);
      await workbench.quickInput.waitFor('Which picture should be inserted?');
      await workbench.quickInput.pick('a-shop-window.png');
      await workbench.page.locator('.tab.active.dirty').waitFor();
      await workbench.save();
    });
    assert.deepEqual(await readdir(join(place, 'shop', 'assets', 'images')), ['a-shop-window.png']);
    assert.deepEqual(await readdir(join(place, 'site')), ['notes.md']);
    assert.equal(
      await readFile(join(place, 'site', 'notes.md'), 'utf8'),
      '![a shop window](../shop/assets/images/a-shop-window.png)',
      'from one open folder into another one',
    );
    assert.equal(simulator.count('submit'), before + 1);
  });

  async function inWindow(
    folder: string | undefined,
    name: string,
    act: (workbench: Workbench) => Promise<void>,
  ): Promise<void> {
    const window = await openWindow(stage.server, folder === undefined ? {} : { folder });
    const workbench = new Workbench(window.page);
    try {
      await act(workbench);
    } catch (error) {
      await workbench.tellOfFailure(name);
      throw error;
    } finally {
      await window.close();
    }
  }

  async function generate(workbench: Workbench, prompt: string): Promise<void> {
    await workbench.runCommand(generateTitle);
    await workbench.quickInput.waitFor('What should the picture show?');
    await workbench.quickInput.answer(prompt);
    await workbench.quickInput.waitFor('Which aspect ratio?');
    await workbench.quickInput.input.press('Enter');
  }
});

/** The page may load pictures from where they were saved, although no folder of the window holds them. */
async function showsPictureInPanel(workbench: Workbench, prompt: string): Promise<void> {
  await workbench.runCommand('Qwen Image: Open Image Panel');
  const panel = panelFrame(workbench.page);
  await panel.locator('.tile-picture').waitFor();
  await panel.getByRole('option', { name: prompt }).click();
  // Rejects for a picture that the page may not load.
  await panel.locator('.plane img').evaluate('(picture) => picture.decode()');
  await workbench.screenshot('panel-without-folder');
}

/** On a busy machine VS Code may open a workspace file before it has read its folders, and then needs a second look. */
async function waitForFolder({ page }: Workbench, name: string): Promise<void> {
  const row = page.locator('.explorer-folders-view').getByText(name, { exact: true });
  const isThere = await row.waitFor({ timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    await page.reload();
    await row.waitFor();
  }
}

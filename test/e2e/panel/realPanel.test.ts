import assert from 'node:assert/strict';
import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { setStage, type Stage } from '../../harness/stage';
import { swift } from '../../harness/swift';
import { closeBrowser, openWindow, type Window } from '../../harness/window';
import { Workbench } from '../workbench';

describe('the panel in VS Code 1.139, installed from the package', () => {
  let stage: Stage;
  let window: Window;
  let workbench: Workbench;

  before(async () => {
    stage = await setStage({ version: '1.139', api: { kind: 'simulator', options: swift } });
    window = await openWindow(stage.server, { folder: stage.folder });
    workbench = new Workbench(window.page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.tellOfFailure('panel');
  });

  after(async () => {
    await window.close();
    await stage.stop();
    await closeBrowser();
  });

  /** The page in the side bar (0), or the one in the editor tab (after it). */
  function panel(index = 0): FrameLocator {
    return window.page.frameLocator(`iframe.webview.ready >> nth=${index}`).frameLocator('#active-frame');
  }

  it('makes variations in the side bar and shows them when they are there', async () => {
    await workbench.showViews('Qwen Image');
    await panel().locator('#prompt').fill('a {red} {boat|boat} on a lake');
    await panel().getByRole('button', { name: 'More variations' }).click();
    await panel().getByRole('button', { name: 'Generate, 2 pictures' }).click();
    await panel().locator('.tile-picture').nth(1).waitFor({ timeout: 40_000 });
    assert.equal(stage.simulator?.count('submit'), 2);
    await workbench.screenshot('panel-side');
  });

  it('shows what a picture’s file holds when another program writes it', async () => {
    const folder = join(stage.folder, 'assets', 'images');
    const [one = '', other = ''] = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
    const tiles = panel().locator('.tile-picture');
    assert.equal(await tiles.count(), 2);
    const shown = await Promise.all((await tiles.all()).map((tile) => tile.getAttribute('src')));
    await copyFile(join(folder, other), join(folder, one));
    const isNew = shown.map((source) => `:not([src="${source ?? ''}"])`).join('');
    const renewed = panel().locator(`.tile-picture${isNew}`);
    try {
      await renewed.waitFor({ timeout: 10_000 });
    } catch {
      // VS Code may not watch a folder that has just been made. A page that opens looks for itself.
      await workbench.showViews('Explorer');
      await workbench.showViews('Qwen Image');
      await renewed.waitFor();
    }
    assert.equal(await tiles.count(), 2);
  });

  it('uses a result as input, edits it and holds both against each other', async () => {
    await panel().locator('.tile').first().click();
    await panel().locator('.plane img').waitFor();
    await panel().getByRole('button', { name: 'Use as Input' }).click();
    await panel().locator('.chosen-picture').waitFor();
    await panel().locator('#prompt').fill('make it winter');
    await panel().locator('#prompt').press('Control+Enter');
    await workbench.answerDialog('Upload the pictures you edit', 'Allow Uploads');
    await panel().locator('.tile-picture').nth(2).waitFor({ timeout: 40_000 });
    await panel().locator('.tile').first().click();
    await panel().locator('.plane-before').waitFor();
    await workbench.screenshot('panel-compare');
  });

  it('is back as it was when its view was hidden, and inserts at the cursor of the document', async () => {
    await workbench.showViews('Explorer');
    await workbench.openFile('README.md');
    await workbench.goToLine(1);
    await workbench.showViews('Qwen Image');
    await panel().locator('.plane-before').waitFor();
    await panel().getByRole('button', { name: 'Insert into the Editor' }).click();
    await workbench.page.locator('.tab.dirty').waitFor();
    await workbench.page.locator('.view-lines').getByText('edited.png').first().waitFor();
    await workbench.screenshot('panel-inserted');
  });

  it('opens as an editor tab, and both are back after a reload', async () => {
    await workbench.save();
    await workbench.runCommand('Qwen Image: Open Image Panel');
    await workbench.tab('Qwen Image').waitFor();
    await panel(1).locator('.tile-picture').nth(2).waitFor();
    const tab = window.page.locator('iframe.webview.ready');
    await workbench.screenshot('panel-tab');
    // VS Code's own way, which writes down what is open before the page goes.
    await workbench.runCommand('Developer: Reload Window');
    await tab.nth(1).waitFor({ state: 'detached' });
    await panel(1).locator('.form, .viewer').first().waitFor({ timeout: 60_000 });
    await panel(0).locator('.form, .viewer').first().waitFor();
    await workbench.screenshot('panel-reloaded');
  });
});

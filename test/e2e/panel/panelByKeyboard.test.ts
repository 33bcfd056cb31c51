import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setStage, type Stage } from '../../harness/stage';
import { swift } from '../../harness/swift';
import { closeBrowser, openWindow, type Window } from '../../harness/window';
import type { Simulator } from '../../simulator/simulator';
import { Workbench } from '../workbench';
import { panelFrame } from './panelFrame';

describe('the panel in high contrast, by keyboard, and its questions', () => {
  let stage: Stage;
  let simulator: Simulator;
  let window: Window;
  let workbench: Workbench;

  before(async () => {
    stage = await setStage({
      version: '1.139',
      api: { kind: 'simulator', options: { ...swift, scale: 0.2 } },
      settings: {
        'workbench.colorTheme': 'Default High Contrast',
        'window.autoDetectHighContrast': false,
        'qwenImage.notifications': 'none',
      },
      machineSettings: { 'qwenImage.uploadConsent': 'always' },
    });
    assert.ok(stage.simulator);
    simulator = stage.simulator;
    window = await openWindow(stage.server, { folder: stage.folder });
    workbench = new Workbench(window.page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.tellOfFailure('panel-keyboard');
  });

  after(async () => {
    await window.close();
    await stage.stop();
    await closeBrowser();
  });

  const panel = () => panelFrame(window.page);
  const press = (key: string) => window.page.keyboard.press(key);
  const pictures = () => readdir(join(stage.folder, 'assets/images'));

  async function focusView(): Promise<void> {
    await press('F1');
    await workbench.quickInput.type('>View: Focus on Create View');
    await workbench.quickInput.box.getByText('Focus on Create View').first().waitFor();
    await press('Enter');
    await workbench.quickInput.box.waitFor({ state: 'hidden' });
  }

  /** Presses Tab until the focus is where the selector says. */
  async function tabTo(selector: string, key = 'Tab'): Promise<void> {
    const focused = panel().locator(`:is(${selector}):focus`);
    for (let tries = 0; tries < 60; tries += 1) {
      if ((await focused.count()) > 0) return;
      await press(key);
    }
    assert.fail(`Tab does not reach ${selector}`);
  }

  it('goes from nothing to a picture in the document without a pointer', async () => {
    await press('Control+p');
    await workbench.quickInput.type('README.md');
    await workbench.quickInput.row('README.md').waitFor();
    await press('Enter');
    await workbench.tab('README.md').waitFor();
    await focusView();
    await panel().locator('.form').waitFor();
    // A view that is only just being made does not take the focus: VS Code gives it to what is there.
    await focusView();
    assert.match((await panel().locator('body').getAttribute('class')) ?? '', /vscode-high-contrast/);
    await tabTo('#prompt');
    await window.page.keyboard.type('a blue door');
    await press('Control+Enter');
    await panel().locator('.tile-picture').waitFor({ timeout: 40_000 });
    await workbench.screenshot('panel-high-contrast');
    await tabTo('.grid');
    await press('Enter');
    await panel().locator('#viewer-back:focus').waitFor();
    await workbench.screenshot('panel-high-contrast-viewer');
    await tabTo('.main-tool');
    await press('Enter');
    await window.page.locator('.view-lines').getByText('a-blue-door.png').first().waitFor();
    await press('Control+s');
    await window.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    assert.match(await readFile(join(stage.folder, 'README.md'), 'utf8'), /a-blue-door\.png/);
  });

  it('asks before five at once: nothing is sent without a yes', async () => {
    await panel().locator('#viewer-back').click();
    for (let clicks = 0; clicks < 4; clicks += 1) {
      await panel().getByRole('button', { name: 'More variations' }).click();
    }
    await panel().getByRole('button', { name: 'Generate, 5 pictures' }).click();
    await workbench.answerDialog('Make 5 pictures in one go?', 'Cancel');
    await panel().locator('#submit').getByText('Generate 5').waitFor();
    assert.equal(simulator.count('submit'), 1);
    await panel().getByRole('button', { name: 'Generate, 5 pictures' }).click();
    await workbench.answerDialog('Make 5 pictures in one go?', 'Generate 5');
    await panel().locator('.tile-picture').nth(5).waitFor({ timeout: 60_000 });
    assert.equal(simulator.count('submit'), 6);
    assert.equal(new Set(simulator.jobs.map(({ parameters }) => parameters['seed'])).size, 6);
    assert.equal((await pictures()).length, 6);
  });

  it('deletes a picture only after a yes', async () => {
    await panel().locator('.tile').first().click();
    await panel().getByRole('button', { name: 'Delete', exact: true }).click();
    await workbench.answerDialog('and remove it from the list?', 'Cancel');
    assert.equal((await pictures()).length, 6);
    await panel().getByRole('button', { name: 'Delete', exact: true }).click();
    await workbench.answerDialog('and remove it from the list?', 'Move to Bin');
    // The server's file system has no bin.
    await workbench.answerDialog('There is no bin here.', 'Cancel');
    assert.equal((await pictures()).length, 6);
    await panel().getByRole('button', { name: 'Delete', exact: true }).click();
    await workbench.answerDialog('and remove it from the list?', 'Move to Bin');
    await workbench.answerDialog('There is no bin here.', 'Delete for Good');
    await panel().locator('.tile').nth(4).waitFor();
    await panel().locator('.tile').nth(5).waitFor({ state: 'detached' });
    assert.equal((await pictures()).length, 5);
  });

  it('takes a picture that is dropped, pasted, open in the editor, or on the web', async () => {
    await panel().getByRole('radio', { name: 'Edit' }).check();
    const bytes = await readFile(join(stage.folder, 'images/lake.jpg'));
    for (const way of ['drop', 'paste'] as const) {
      await panel().locator('.drop-zone').evaluate(giving(way, bytes));
      await panel()
        .getByText(/JPEG, .*; sent as it is/)
        .waitFor();
      await panel().locator('.chosen-name').getByText('given.jpg').waitFor();
      await panel().getByRole('button', { name: 'Remove the picture' }).click();
    }
    await workbench.showViews('Explorer');
    await workbench.openFile('images/forest.png');
    await workbench.showViews('Qwen Image');
    await panel().getByRole('button', { name: 'Take the picture in the active editor' }).click();
    await panel().locator('.chosen-name').getByText('forest.png').waitFor();
    await panel()
      .getByText(/PNG, .*; sent as it is/)
      .waitFor();
    await panel().getByRole('button', { name: 'Remove the picture' }).click();
    await panel().getByRole('button', { name: 'Enter a web address' }).click();
    await panel().locator('#input-url').fill('https://pictures.test/whale.png');
    await panel().locator('#input-url').press('Enter');
    await panel().locator('.chosen-name').getByText('whale.png').waitFor();
    await workbench.screenshot('panel-web-input');
  });
});

/** What the desktop and the clipboard do, with a file in a `DataTransfer`; a script for the page. */
function giving(way: 'drop' | 'paste', bytes: Buffer): string {
  const event =
    way === 'drop'
      ? "new DragEvent('drop', { dataTransfer, ...options })"
      : "new ClipboardEvent('paste', { clipboardData: dataTransfer, ...options })";
  return `{
    const dataTransfer = new DataTransfer();
    const bytes = Uint8Array.from(atob('${bytes.toString('base64')}'), (letter) => letter.charCodeAt(0));
    dataTransfer.items.add(new File([bytes], 'given.jpg', { type: 'image/jpeg' }));
    const options = { bubbles: true, cancelable: true };
    document.querySelector('.drop-zone').dispatchEvent(${event});
  }`;
}

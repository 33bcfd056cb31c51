import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { placeholder } from '../../src/assets/placeholder/placeholder';
import { readCommandTitles, type CommandTitles } from '../harness/manifest';
import { setStage, type Stage } from '../harness/stage';
import { closeBrowser, openWindow, type Window } from '../harness/window';
import { chooseFromOpenMenu } from './explorer';
import { Workbench } from './workbench';

const grey = Buffer.from(placeholder('png', { width: 1664, height: 928 }));
/** ms at Segmind: past any picture. */
const longEnough = 200_000;
const fox = 'pics/a-fox-in-the-rain.png';

describe('a placeholder now, the picture later, by clicks', () => {
  let stage: Stage;
  let window: Window;
  let workbench: Workbench;
  let titles: CommandTitles;

  before(async () => {
    titles = await readCommandTitles();
    // Time stands still at Segmind until the placeholder has been looked at.
    stage = await setStage({
      version: '1.139',
      api: { kind: 'simulator', options: { speed: 0 } },
      settings: { 'qwenImage.outputFolder': 'pics' },
    });
    window = await openWindow(stage.server, { folder: stage.folder });
    workbench = new Workbench(window.page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.tellOfFailure('placeholder');
  });

  after(async () => {
    await window.close();
    await stage.stop();
    await closeBrowser();
  });

  const bytesAt = (path: string): Promise<Buffer> => readFile(join(stage.folder, path));
  const readme = async (): Promise<string> => (await bytesAt('README.md')).toString('utf8');

  async function generateAndInsert(prompt: string): Promise<void> {
    const { quickInput } = workbench;
    await workbench.showViews('Explorer');
    await workbench.openFile('README.md');
    await workbench.goToLine((await readme()).split('\n').length);
    await workbench.runCommand(titles.palette('qwenImage.generateAndInsert'));
    await quickInput.waitFor('What should the picture show?');
    await quickInput.type(prompt);
    await quickInput.input.press('Enter');
    await quickInput.waitFor('Which aspect ratio?');
    await quickInput.input.press('Enter');
    await workbench.page.locator('.tab.active.dirty').waitFor();
  }

  it('writes the reference at once, over a grey picture of the right size', async () => {
    await generateAndInsert('a fox in the rain');
    assert.deepEqual(await bytesAt(fox), grey);
    await workbench.save();
    assert.ok((await readme()).includes(`![a fox in the rain](${fox})`), await readme());
    await workbench.screenshot('placeholder-waits');
  });

  it('swaps the bytes when the picture is made, and the reference stays', async () => {
    assert.ok(stage.simulator);
    stage.simulator.clock.advance(longEnough);
    await workbench.notifications.with('is saved as').first().waitFor({ timeout: 60_000 });
    assert.notDeepEqual(await bytesAt(fox), grey);
    assert.ok((await readme()).includes(`![a fox in the rain](${fox})`));
  });

  it('offers that references follow when the picture is renamed in the Explorer', async () => {
    await (await workbench.explorer.reveal(fox)).click();
    await workbench.page.keyboard.press('F2');
    const name = workbench.page.locator('.explorer-folders-view .monaco-inputbox input');
    await name.fill('wet-fox.png');
    await name.press('Enter');
    await workbench.notifications.press('still says', 'Update');
    await workbench.openFile('README.md');
    await workbench.page.locator('.tab.active.dirty').waitFor();
    await workbench.save();
    assert.ok((await readme()).includes('![a fox in the rain](pics/wet-fox.png)'), await readme());
  });

  it('marks a placeholder that was left, and takes it away with its reference', async () => {
    const before = await readme();
    await generateAndInsert('a wolf in the snow');
    await workbench.save();
    await workbench.showViews('Qwen Image');
    const row = workbench.treeRow('Jobs', 'a wolf in the snow');
    await row.click({ button: 'right' });
    await chooseFromOpenMenu(workbench.page, titles.menu('qwenImage.stopWatching'));
    await row.filter({ hasText: 'placeholder left' }).waitFor();
    await workbench.screenshot('placeholder-left');
    await row.click({ button: 'right' });
    await chooseFromOpenMenu(workbench.page, titles.menu('qwenImage.removePlaceholder'));
    await workbench.notifications.press('still leads there', 'Remove It Too');
    await workbench.page.locator('.tab.active.dirty').waitFor();
    await workbench.save();
    assert.equal(existsSync(join(stage.folder, 'pics/a-wolf-in-the-snow.png')), false);
    assert.equal((await readme()).trimEnd(), before.trimEnd());
  });
});

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { readCommandTitles, type CommandTitles } from '../harness/manifest';
import { setStage, type Stage } from '../harness/stage';
import { swift } from '../harness/swift';
import { closeBrowser, openWindow, type Window } from '../harness/window';
import type { Simulator } from '../simulator/simulator';
import { drag } from './drag';
import { chooseFromOpenMenu } from './explorer';
import { JobsView } from './jobsView';
import { Keys } from './keys';
import { panelFrame } from './panel/panelFrame';
import { ProblemsView } from './problemsView';
import { Workbench } from './workbench';

const fox = 'assets/images/a-red-fox.png';
const wolf = 'assets/images/a-grey-wolf.png';
const uploads = 'https://uploads.example.test';
const page = '# Shop\n\n![an owl](art/owl.png)\n\nhere\n';

describe('pictures in a project, by the mouse and by the keyboard alone', () => {
  let stage: Stage;
  let simulator: Simulator;
  let window: Window;
  let workbench: Workbench;
  let jobs: JobsView;
  let titles: CommandTitles;
  let keys: Keys;

  before(async () => {
    stage = await setStage({
      version: '1.139',
      api: { kind: 'simulator', options: { ...swift, scale: 0.2 } },
      settings: {
        ...{ 'qwenImage.provenance': true, 'qwenImage.embedMetadata': 'full' },
        // What stays in sight or beside the text would take the place that a test points at.
        ...{ 'editor.stickyScroll.enabled': false, 'editor.minimap.enabled': false },
        'explorer.compactFolders': false,
      },
      machineSettings: {
        'qwenImage.uploadUrl': `${uploads}/take`,
        'qwenImage.uploadConsent': 'always',
      },
    });
    assert.ok(stage.simulator);
    simulator = stage.simulator;
    titles = await readCommandTitles();
    await writeFile(join(stage.folder, 'shop.md'), page);
    window = await openWindow(stage.server, { folder: stage.folder });
    workbench = new Workbench(window.page);
    jobs = new JobsView(workbench);
    keys = new Keys(window.page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.tellOfFailure(`assets-${this.currentTest.title.slice(0, 20)}`);
  });

  after(async () => {
    await window.close();
    await stage.stop();
    await closeBrowser();
  });

  const bytesOf = (path: string): Promise<Buffer> => readFile(join(stage.folder, path));
  const textOf = async (path: string): Promise<string> => (await bytesOf(path)).toString('utf8');
  const line = (text: string): Locator =>
    window.page.locator('.editor-instance .view-line').filter({ hasText: text });
  const panel = (): FrameLocator => panelFrame(window.page);
  const tile = (name: string): Locator => panel().getByRole('option', { name });

  async function saved(): Promise<void> {
    await window.page.locator('.tab.active.dirty').waitFor();
    await workbench.save();
  }

  async function generate(prompt: string): Promise<void> {
    await workbench.runCommand(titles.palette('qwenImage.generate'));
    await workbench.quickInput.waitFor('What should the picture show?');
    await workbench.quickInput.answer(prompt);
    await workbench.quickInput.waitFor('Which aspect ratio?');
    await workbench.quickInput.input.press('Enter');
    await workbench.notifications.with(`“${prompt}” is saved as`).waitFor();
  }

  it('are written where the cursor is by a button of the message, without the mouse', async () => {
    await workbench.openFile('shop.md');
    await workbench.goToLine(5);
    await keys.press('End');
    await generate('a grey wolf');
    await workbench.runCommand('Notifications: Focus Notification Toast');
    await keys.tabTo('Insert');
    await keys.press('Enter');
    await saved();
    assert.equal(await textOf('shop.md'), page.replace('here', `here![a grey wolf](${wolf})`));
  });

  it('show how they were made at their reference, and are made again from there, without the mouse', async () => {
    await workbench.goToLine(5);
    for (let letter = 0; letter < 8; letter += 1) await keys.press('ArrowRight');
    await keys.showHover('Run Again');
    await workbench.screenshot('asset-hover');
    await keys.tabTo('Run Again');
    await keys.press('Enter');
    await simulator.log.waitForCount('submit', 2);
    await workbench.notifications.with('is saved as a-grey-wolf-2.png').waitFor();
    await keys.press('Escape');
  });

  it('are dropped from the Explorer with Shift; without it VS Code opens them, as ever', async () => {
    await workbench.showViews('Explorer');
    await workbench.openFile('index.html');
    const from = await workbench.explorer.reveal('images/lake.jpg');
    const to = line('still missing');
    await drag(window.page, { from, to, at: { x: 600, y: 9 }, noticed: dropOverlay() });
    await workbench.tab('lake.jpg').waitFor();
    await workbench.tab('index.html').click();
    await drag(window.page, { from, to, at: { x: 600, y: 9 }, shift: true, noticed: dropCursor() });
    await line('alt="lake" width="960" height="540"').waitFor();
    await keys.press('Control+z');
    await line('alt="lake"').waitFor({ state: 'detached' });
  });

  it('are dropped from the list of jobs into Markdown, beside VS Code’s own ways', async () => {
    await workbench.tab('shop.md').click();
    await generate('a red fox');
    await jobs.show();
    await drag(window.page, {
      ...{ from: jobs.row(/a red fox/), to: line('# Shop'), at: { x: 300, y: 9 }, shift: true },
      noticed: dropCursor(),
    });
    await line('# Shop![alt text](assets').waitFor();
    await window.page.locator('.post-edit-widget').click();
    const action = window.page.locator('.action-widget .monaco-list-row');
    await action.filter({ hasText: 'Insert Image with Alt Text' }).waitFor();
    assert.deepEqual((await action.allInnerTexts()).slice(0, 3), [
      ...['Insert Markdown Image', 'Insert Image with Alt Text', 'Insert Image as Decoration'],
    ]);
    await workbench.screenshot('asset-dropped');
    await action.filter({ hasText: 'Insert Image with Alt Text' }).click();
    await line(`# Shop![a red fox](${fox})`).waitFor();
    await keys.press('Control+z');
    await line('# Shop![').waitFor({ state: 'detached' });
  });

  it('are dropped from a result of the panel: as a reference that leads there', async () => {
    await drag(window.page, {
      ...{ from: tile('a red fox'), to: line('# Shop'), at: { x: 300, y: 9 }, shift: true },
      noticed: dropCursor(),
    });
    await line(`# Shop![a red fox](${fox})`).waitFor();
    await keys.press('Control+z');
    await line('# Shop![').waitFor({ state: 'detached' });
  });

  it('are dropped from the Explorer on the panel, which offers their prompt', async () => {
    await workbench.showViews('Explorer');
    await workbench.runCommand(titles.palette('qwenImage.openPanel'));
    await panel().getByRole('radio', { name: 'Edit' }).check();
    const from = await workbench.explorer.reveal(fox);
    const to = panel().locator('.drop-zone');
    const noticed = panel().locator('.drop-zone.over');
    // In its upper part: what the Explorer says of the file when the mouse rests may lie over the lower one, and take the drop.
    await drag(window.page, { from, to, at: { x: 180, y: 12 }, shift: true, noticed });
    await panel().locator('.chosen-picture').waitFor();
    await panel().getByRole('button', { name: 'Use its prompt' }).click();
    assert.equal(await panel().locator('#prompt').inputValue(), 'a red fox');
    await workbench.screenshot('asset-in-panel');
  });

  it('take the place of another one by a right click on their row, and go back by the message', async () => {
    await jobs.show();
    const before = await bytesOf(wolf);
    await jobs.row(/a red fox/).click({ button: 'right' });
    await chooseFromOpenMenu(window.page, titles.menu('qwenImage.useInstead'));
    await workbench.quickInput.waitFor('In the place of which picture should “a-red-fox.png” be?');
    await workbench.screenshot('asset-instead');
    await workbench.quickInput.answer('a-grey-wolf.png');
    await workbench.notifications.with('“a-grey-wolf.png” now shows what “a-red-fox.png” shows.').waitFor();
    assert.deepEqual(await bytesOf(wolf), await bytesOf(fox));
    await workbench.notifications.press('now shows what', 'Undo');
    await workbench.notifications.with('“a-grey-wolf.png” is as it was before.').waitFor();
    assert.deepEqual(await bytesOf(wolf), before);
  });

  it('give their prompt to the panel by a right click in the Explorer', async () => {
    await workbench.showViews('Explorer');
    await workbench.explorer.chooseFromMenu(wolf, titles.menu('qwenImage.usePrompt'));
    await panel().locator('.segment:has(:checked)', { hasText: 'Generate' }).waitFor();
    await panel().locator('#prompt').waitFor();
    assert.equal(await panel().locator('#prompt').inputValue(), 'a grey wolf');
  });

  it('are checked: what is wrong is mended among the problems, without the mouse', async () => {
    const problems = new ProblemsView(workbench);
    await workbench.runCommand(titles.palette('qwenImage.checkAssets'));
    await workbench.notifications.press('3 things are wrong.', 'Show Problems');
    await problems.goTo('art/owl.png');
    await problems.showFixes('art/owl.png');
    await problems.fix('Generate This Image with Qwen…').waitFor();
    await workbench.screenshot('asset-problems');
    await keys.press('ArrowDown', 'Enter');
    await workbench.quickInput.waitFor('What should the picture show?');
    await keys.press('Enter');
    await problems.row('art/owl.png').waitFor({ state: 'detached' });
    assert.ok(existsSync(join(stage.folder, 'art/owl.png')));
    await problems.focus();
    await problems.goTo('a-grey-wolf-2.png');
    await keys.press('Enter');
    await window.page.locator('.lightBulbWidget:visible, [class*="gutter-lightbulb"]:visible').waitFor();
    await keys.press('Control+.');
    const fix = window.page.locator('.action-widget .monaco-list-row.focused');
    await fix.filter({ hasText: 'Open the Image' }).waitFor();
    await keys.press('ArrowDown');
    await fix.filter({ hasText: 'Delete the Image and Its Record' }).waitFor();
    await keys.press('Enter');
    await workbench.dialog('No document refers to').waitFor();
    await workbench.screenshot('asset-delete');
    await keys.press('Enter');
    // As on most remote machines.
    await workbench.answerDialog('There is no bin here. Delete for good?', 'Delete for Good');
    await problems.row('a-grey-wolf-2.png').waitFor({ state: 'detached' });
    assert.equal(existsSync(join(stage.folder, 'assets/images/a-grey-wolf-2.png')), false);
  });

  it('are checked: what is wrong can be read as a report', async () => {
    await workbench.runCommand(titles.palette('qwenImage.checkAssets'));
    await workbench.notifications.press('One thing is wrong.', 'Show Report');
    await line('- No document refers to the generated picture “assets/images/a-red-fox.png”.').waitFor();
    await workbench.screenshot('asset-report');
  });

  it('do not go to an upload address that is not Segmind’s, nor the key, before a person has agreed', async () => {
    await workbench.showViews('Explorer');
    await workbench.explorer.chooseFromMenu('images/lake.jpg', titles.menu('qwenImage.editImage'));
    await workbench.quickInput.answer('more fog');
    const question = `Send input pictures and the API key to ${uploads}?`;
    await workbench.dialog(question).getByText('gets your API key and can spend your credits').waitFor();
    await workbench.screenshot('asset-foreign-upload');
    await keys.press('Escape');
    await workbench.notifications.press(
      'that is not allowed. Nothing was charged.',
      'Allow Uploads and Retry…',
    );
    await workbench.answerDialog(question, `Send to ${uploads}`);
    // Nobody is there: what counts is that it was tried, and is not asked again.
    await workbench.notifications.press('“more fog”: Segmind could not be reached.', 'Retry');
    await workbench.notifications.with('“more fog”: Segmind could not be reached.').waitFor();
    assert.equal(await workbench.dialog(question).count(), 0);
    assert.equal(simulator.count('upload'), 0);
  });

  it('are fetched by the request id in the clipboard, for nothing', async () => {
    const before = simulator.count('submit');
    const id = simulator.jobs.find(({ parameters }) => parameters['prompt'] === 'a red fox')?.id ?? '';
    await workbench.runCommand(titles.palette('qwenImage.clearFinished'));
    await window.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(id)})`);
    await workbench.runCommand(titles.palette('qwenImage.recoverRequest'));
    await workbench.quickInput.waitFor('From the clipboard.');
    assert.equal(await workbench.quickInput.input.inputValue(), id);
    await keys.press('Enter');
    await workbench.quickInput.waitFor('Which model made it?');
    await keys.press('Enter');
    await workbench.notifications.with(`“Request ${id}” is saved as`).waitFor();
    assert.equal(simulator.count('submit'), before);
  });

  it('are ordered in the panel, and nothing else is said, when the prompt cannot be kept for later', async () => {
    const storage = join(
      stage.server.dataFolder,
      'data/User/globalStorage/qwen-image-assets.qwen-image-assets',
    );
    // A folder where the file should be: not even root can write it.
    await mkdir(join(storage, 'panel/prompts.json'));
    await workbench.runCommand(titles.palette('qwenImage.openPanel'));
    await panel().locator('#prompt').fill('a hare at rest');
    await panel().locator('#prompt').press('Control+Enter');
    await workbench.notifications.with('“a hare at rest” is saved as').waitFor();
    await tile('a hare at rest').waitFor();
    assert.equal(await panel().locator('.problem').count(), 0);
  });

  it('are told of in a report for bug reports, without their prompts', async () => {
    await workbench.runCommand(titles.palette('qwenImage.exportDiagnostics'));
    await line('## Versions').waitFor();
    await workbench.screenshot('asset-diagnostics');
    const shown = await window.page.locator('.editor-instance .view-lines').innerText();
    assert.ok(shown.includes('qwenImage.uploadUrl'), shown);
    assert.ok(!shown.includes(simulator.key) && !/a\sred/.test(shown), shown);
  });

  function dropCursor(): Locator {
    return window.page.locator('.editor-instance .dnd-target');
  }

  function dropOverlay(): Locator {
    return window.page.locator('.editor-group-overlay-indicator');
  }
});

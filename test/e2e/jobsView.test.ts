import assert from 'node:assert/strict';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCommandTitles, type CommandTitles } from '../harness/manifest';
import { setStage, type Stage } from '../harness/stage';
import { makeTemporaryFolder } from '../harness/temporary';
import { closeBrowser, openWindow, type Window } from '../harness/window';
import type { Simulator } from '../simulator/simulator';
import { chooseFromOpenMenu } from './explorer';
import { JobsView } from './jobsView';
import { Workbench } from './workbench';

/** ms, more than any job takes */
const longEnough = 200_000;

describe('the list of jobs', () => {
  let stage: Stage;
  let simulator: Simulator;
  let window: Window;
  let workbench: Workbench;
  let jobs: JobsView;
  let titles: CommandTitles;

  before(async () => {
    // Time stands still at Segmind until a test moves it on.
    stage = await setStage({
      version: '1.139',
      api: { kind: 'simulator', options: { speed: 0, scale: 0.2 } },
      // What VS Code selects by itself when a file is opened comes late, and would undo what was selected by hand.
      settings: { 'explorer.autoReveal': false },
      machineSettings: { 'qwenImage.uploadConsent': 'always' },
    });
    assert.ok(stage.simulator);
    simulator = stage.simulator;
    window = await openWindow(stage.server, { folder: stage.folder });
    workbench = new Workbench(window.page);
    jobs = new JobsView(workbench);
    titles = await readCommandTitles();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.tellOfFailure('jobs-view');
  });

  after(async () => {
    await window.close();
    await stage.stop();
    await closeBrowser();
  });

  it('invites to the first picture', async () => {
    await jobs.show();
    await jobs.welcome.getByRole('button', { name: 'Generate Image' }).waitFor();
    assert.equal(await jobs.status.count(), 0);
  });

  it('shows a job that runs, with the time it takes, in the list, on the icon and in the status bar', async () => {
    await jobs.welcome.getByRole('button', { name: 'Generate Image' }).click();
    await answerGenerate('a slow picture');
    await jobs.row(/a slow picture, .*of about 28 s/).waitFor();
    assert.equal(await jobs.badge.innerText(), '1');
    await jobs.status.waitFor();
    await workbench.screenshot('jobs-running');
  });

  it('stops watching by a button of the row, and nothing runs any more', async () => {
    await jobs.press('a slow picture', titles.menu('qwenImage.stopWatching'));
    await jobs.row(/a slow picture, not watched, kept until/).waitFor();
    await jobs.badge.waitFor({ state: 'hidden' });
    await jobs.status.waitFor({ state: 'hidden' });
  });

  it('resumes by a button of the row, and pays once', async () => {
    simulator.clock.advance(longEnough);
    await jobs.press('a slow picture', titles.menu('qwenImage.resumeJob'));
    await jobs.row(/a slow picture, a-slow-picture\.png/).waitFor();
    assert.equal(simulator.count('submit'), 1);
    assert.deepEqual(await readdir(`${stage.folder}/assets/images`), ['a-slow-picture.png']);
  });

  it('tells a failure and what it cost, and tries again by a button of the row', async () => {
    simulator.faults.add('submit', { kind: 'error', status: 406, message: 'Insufficient credits' });
    await workbench.runCommand(titles.palette('qwenImage.generate'));
    await answerGenerate('a poor picture');
    const message = await workbench.notifications.read('a poor picture');
    assert.match(message, /has not enough credits\. Nothing was charged\./);
    await jobs.row(/a poor picture, not enough credits/).waitFor();
    await jobs.press('a poor picture', titles.menu('qwenImage.retryJob'));
    await simulator.log.waitForCount('submit', 3);
    simulator.clock.advance(longEnough);
    await jobs.row(/a poor picture, a-poor-picture\.png/).waitFor();
  });

  it('asks before what may have been paid for is sent again', async () => {
    simulator.faults.add('submit', { kind: 'resetAfterBody' });
    await workbench.runCommand(titles.palette('qwenImage.generate'));
    await answerGenerate('an uncertain picture');
    await jobs.row(/an uncertain picture, no answer, may have been charged/).waitFor();
    await jobs.press('an uncertain picture', titles.menu('qwenImage.retryJob'));
    await workbench.answerDialog('Send “an uncertain picture” again?', 'Cancel');
    await workbench.dialog('Send “an uncertain picture” again?').waitFor({ state: 'hidden' });
    assert.equal(simulator.count('submit'), 4);
    await jobs.press('an uncertain picture', titles.menu('qwenImage.retryJob'));
    await workbench.answerDialog('Send “an uncertain picture” again?', 'Send Again');
    await simulator.log.waitForCount('submit', 5);
    simulator.clock.advance(longEnough);
    await jobs.row(/an uncertain picture, an-uncertain-picture\.png/).waitFor();
  });

  it('tells by the balance whether a lost request was charged, and fetches it by its id', async () => {
    await workbench.runCommand(titles.palette('qwenImage.showCredits'));
    await workbench.notifications.with('Segmind credits:').waitFor();
    simulator.faults.add('submit', { kind: 'resetAfterBody', handled: true });
    await workbench.runCommand(titles.palette('qwenImage.generate'));
    await answerGenerate('a lost picture');
    const message = await workbench.notifications.read('“a lost picture”: It was sent to Qwen Image at');
    assert.match(message, /no answer came back.* Look again to see how the balance has moved since\.$/);
    await workbench.screenshot('recovery-no-answer');
    await workbench.notifications.press('“a lost picture”: It was sent', 'Look Again');
    const early = workbench.notifications.with(/was not charged, but Segmind may still work on it/);
    await early.waitFor();
    await workbench.screenshot('recovery-early');
    simulator.clock.advance(longEnough);
    await jobs.press('a lost picture', titles.menu('qwenImage.checkCharge'));
    const charged = workbench.notifications.with(/most likely charged: \$\S+ more has left the account/);
    await charged.waitFor();
    await workbench.screenshot('recovery-charged');
    const id = simulator.jobs.find(({ parameters }) => parameters['prompt'] === 'a lost picture')?.id ?? '';
    await charged.getByRole('button', { name: 'Enter Request Id…' }).click();
    await workbench.quickInput.waitFor('Recover a Result by Its Request Id');
    await workbench.screenshot('recovery-by-id');
    await workbench.quickInput.answer(id);
    await jobs.row(/a lost picture, a-lost-picture\.png/).waitFor();
    assert.equal(simulator.count('submit'), 6);
  });

  it('keeps a picture safe that cannot be written, and saves it elsewhere by a button of the row', async () => {
    const place = makeTemporaryFolder('elsewhere');
    await mkdir(join(place, 'already-there'));
    const assets = join(stage.folder, 'assets');
    // A file where the folder should be: not even root can write into it.
    await rename(assets, `${assets}-aside`);
    await writeFile(assets, 'in the way');
    await workbench.runCommand(titles.palette('qwenImage.generate'));
    await answerGenerate('a homeless picture');
    await simulator.log.waitForCount('submit', 7);
    simulator.clock.advance(longEnough);
    const message = await workbench.notifications.read('“a homeless picture”');
    assert.match(message, /could not be .*paid for: it cost .*safe in the storage of this extension/);
    await jobs.row(/a homeless picture, kept safe, could not be written/).waitFor();
    await workbench.screenshot('recovery-kept-safe');
    await jobs.press('a homeless picture', titles.menu('qwenImage.saveElsewhere'));
    await workbench.quickInput.waitFor('Where should the picture be saved?');
    await workbench.quickInput.chooseFolder(place, 'already-there', 'Save Here');
    await jobs.row(/a homeless picture, a-homeless-picture\.png/).waitFor();
    await workbench.screenshot('recovery-saved-elsewhere');
    assert.deepEqual((await readdir(place)).sort(), ['a-homeless-picture.png', 'already-there']);
    assert.equal(simulator.count('submit'), 7);
    await rm(assets);
    await rename(`${assets}-aside`, assets);
  });

  it('has a job for each picture that was selected in the Explorer', async () => {
    await workbench.showViews('Explorer');
    await workbench.explorer.select('images/lake.jpg', 'images/forest.png');
    for (const name of ['lake.jpg', 'forest.png']) {
      const selected = workbench.page.locator('[aria-selected="true"]');
      await workbench.explorer.row(name).and(selected).waitFor();
    }
    await workbench.explorer.chooseFromMenu('images/forest.png', titles.menu('qwenImage.editImage'));
    await workbench.quickInput.waitFor('Edit 2 Images with Qwen');
    await workbench.quickInput.answer('make it night');
    await simulator.log.waitForCount('submit', 9);
    simulator.clock.advance(longEnough);
    await workbench.notifications.with('2 pictures are saved.').waitFor();
    assert.deepEqual((await readdir(`${stage.folder}/images`)).sort(), [
      ...['forest-edited.png', 'forest.png', 'lake-edited.png', 'lake.jpg'],
    ]);
    await jobs.show();
    await jobs.row(/make it night, lake-edited\.png/).waitFor();
    await jobs.row(/make it night, forest-edited\.png/).waitFor();
    assert.equal(simulator.count('submit'), 9);
  });

  it('shows an edit of an edit below what it was made from, once it is finished', async () => {
    const first = jobs.row(/make it night, forest-edited\.png/);
    await first.click({ button: 'right' });
    await chooseFromOpenMenu(window.page, titles.menu('qwenImage.editImage'));
    await workbench.quickInput.waitFor('Edit forest-edited.png with Qwen');
    await workbench.quickInput.answer('add snow');
    // What runs is at the top, whatever it is made from.
    const second = jobs.row(/add snow/);
    await simulator.log.waitForCount('submit', 10);
    await second.waitFor();
    assert.equal(await second.getAttribute('aria-level'), '1');
    simulator.clock.advance(longEnough);
    const nested = jobs.row(/add snow, forest-edited-2\.png/).and(window.page.locator('[aria-level="2"]'));
    await nested.waitFor();
    const above = window.page.locator(`[aria-level="1"][aria-expanded="true"]`).and(first);
    await above.waitFor();
    await workbench.screenshot('jobs-edit-tree');
    await nested.click();
    await workbench.tab('forest-edited-2.png').waitFor();
  });

  async function answerGenerate(prompt: string): Promise<void> {
    await workbench.quickInput.waitFor('What should the picture show?');
    await workbench.quickInput.answer(prompt);
    await workbench.quickInput.waitFor('Which aspect ratio?');
    await workbench.quickInput.input.press('Enter');
  }
});

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { readCommandTitles, type CommandTitles } from '../harness/manifest';
import { setStage, type Stage } from '../harness/stage';
import { swift } from '../harness/swift';
import type { Simulator } from '../simulator/simulator';
import { closeBrowser, openWindow, type Window } from '../harness/window';
import { JobsView } from './jobsView';
import { MainJob } from './mainJob';
import { Workbench } from './workbench';

describe('the first picture, without a key yet', () => {
  let stage: Stage;
  let simulator: Simulator;
  let window: Window;
  let workbench: Workbench;
  let titles: CommandTitles;

  before(async () => {
    stage = await setStage({
      version: '1.139',
      api: { kind: 'simulator', options: { ...swift, scale: 0.2 } },
      hasKey: false,
    });
    assert.ok(stage.simulator);
    simulator = stage.simulator;
    window = await openWindow(stage.server, { folder: stage.folder });
    workbench = new Workbench(window.page);
    titles = await readCommandTitles();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.tellOfFailure('first-key');
  });

  after(async () => {
    await window.close();
    await stage.stop();
    await closeBrowser();
  });

  it('is invited to by the empty list, which offers to enter a key', async () => {
    const jobs = new JobsView(workbench);
    await jobs.show();
    await jobs.welcome.getByRole('button', { name: 'Set API Key' }).waitFor();
    await jobs.welcome.getByText('it becomes a file in your project').waitFor();
  });

  it('asks for the key once, and the job goes on', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand(titles.palette('qwenImage.generate'));
    await quickInput.waitFor('What should the picture show?');
    await quickInput.answer('a first picture');
    await quickInput.waitFor('Which aspect ratio?');
    await quickInput.input.press('Enter');
    await quickInput.waitFor('Segmind API Key');
    assert.equal(await quickInput.input.getAttribute('type'), 'password');
    assert.equal(simulator.requests.length, 0, 'nothing is sent without a key');
    await quickInput.answer('two words');
    await quickInput.waitFor('one word without spaces');
    await quickInput.answer(simulator.key);
    await workbench.notifications.with('The API key works').waitFor();
    await workbench.notifications.with('“a first picture” is saved as a-first-picture.png').waitFor();
    assert.equal(simulator.count('submit'), 1);
    assert.ok((await readdir(`${stage.folder}/assets/images`)).includes('a-first-picture.png'));
  });

  it('is in the list, and after it the list invites to the next one', async () => {
    const jobs = new JobsView(workbench);
    await jobs.row(/a first picture, a-first-picture\.png/).waitFor();
    await workbench.runCommand(titles.palette('qwenImage.clearFinished'));
    await jobs.welcome.getByRole('button', { name: 'Generate Image' }).waitFor();
  });

  it('offers the prompt again when no aspect ratio was picked for it', async () => {
    const { quickInput } = workbench;
    const begin = async (): Promise<void> => {
      await workbench.runCommand(titles.palette('qwenImage.generate'));
      await quickInput.waitFor('What should the picture show?');
    };
    await begin();
    await quickInput.answer('a long thought');
    await quickInput.waitFor('Which aspect ratio?');
    await quickInput.cancel();
    await begin();
    assert.equal(await quickInput.input.inputValue(), 'a long thought');
    await quickInput.cancel();
    await begin();
    assert.equal(await quickInput.input.inputValue(), '');
    await quickInput.cancel();
    assert.equal(simulator.count('submit'), 1);
  });

  it('does not ask for the key a second time', async () => {
    const job = await MainJob.of(workbench, stage.folder);
    const { path } = await job.generate('a second picture');
    assert.equal(path, 'assets/images/a-second-picture.png');
    assert.equal(simulator.count('submit'), 2);
  });
});

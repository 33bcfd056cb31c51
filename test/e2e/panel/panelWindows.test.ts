import assert from 'node:assert/strict';
import { setStage, type Stage } from '../../harness/stage';
import { closeBrowser, openProfile, openWindow, type Window } from '../../harness/window';
import type { Simulator } from '../../simulator/simulator';
import { Workbench } from '../workbench';
import { panelFrame } from './panelFrame';

/** ms, more than any job takes */
const longEnough = 200_000;

describe('the panel, when windows and views come and go', () => {
  let stage: Stage;
  let simulator: Simulator;
  let profile: Awaited<ReturnType<typeof openProfile>>;
  let window: Window;
  let workbench: Workbench;

  before(async () => {
    // Time stands still at Segmind until a test moves it on.
    stage = await setStage({
      version: '1.139',
      api: { kind: 'simulator', options: { speed: 0, scale: 0.2 } },
      settings: { 'qwenImage.notifications': 'none' },
    });
    assert.ok(stage.simulator);
    simulator = stage.simulator;
    profile = await openProfile();
    await open();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.tellOfFailure('panel-windows');
  });

  after(async () => {
    await profile.close();
    await stage.stop();
    await closeBrowser();
  });

  async function open(): Promise<void> {
    window = await openWindow(stage.server, { folder: stage.folder, profile });
    workbench = new Workbench(window.page);
  }

  /** Submits in the tab, and resolves when Segmind has it. */
  async function submit(prompt: string): Promise<void> {
    const before = simulator.count('submit');
    await panelFrame(window.page).locator('#prompt').fill(prompt);
    await panelFrame(window.page).locator('#prompt').press('Control+Enter');
    await simulator.log.waitForCount('submit', before + 1);
  }

  const card = (on: Window, prompt: string) =>
    panelFrame(on.page).locator('.card').filter({ hasText: prompt });
  const tile = (on: Window, prompt: string) => panelFrame(on.page).getByRole('option', { name: prompt });

  /** The tab with the job that runs, what is typed and what is searched for. */
  async function isAsBefore(): Promise<void> {
    await card(window, 'amid all that').waitFor({ timeout: 45_000 });
    assert.equal(await panelFrame(window.page).locator('#prompt').inputValue(), 'not sent yet');
    assert.equal(await panelFrame(window.page).locator('#search-results').inputValue(), 'amid');
  }

  it('is as it was after a reload and a restart in mid-job, and has the picture in the end', async () => {
    await workbench.runCommand('Qwen Image: Open Image Panel');
    await submit('amid all that');
    await card(window, 'amid all that').getByText('In the queue').waitFor();
    await panelFrame(window.page).locator('#search-results').fill('amid');
    await panelFrame(window.page).locator('#prompt').fill('not sent yet');
    const page = window.page.locator('iframe.webview.ready');
    // VS Code's own way, which writes down what is open before the page goes.
    await workbench.runCommand('Developer: Reload Window');
    await page.waitFor({ state: 'detached' });
    await isAsBefore();
    await window.close();
    await open();
    await workbench.tab('Qwen Image').waitFor();
    await isAsBefore();
    simulator.clock.advance(longEnough);
    await tile(window, 'amid all that').locator('.tile-picture').waitFor({ timeout: 45_000 });
    assert.equal(await card(window, 'amid all that').count(), 0);
    assert.equal(simulator.count('submit'), 1);
  });

  it('shows the job of a window in another one, running and finished', async () => {
    const second = await openWindow(stage.server, { folder: stage.folder, profile });
    await panelFrame(second.page).locator('#search-results').fill('');
    await panelFrame(window.page).locator('#search-results').fill('');
    await submit('seen from both');
    await card(second, 'seen from both').waitFor();
    simulator.clock.advance(longEnough);
    await tile(second, 'seen from both').locator('.tile-picture').waitFor({ timeout: 45_000 });
    await tile(window, 'seen from both').waitFor();
    await second.close();
  });

  it('tells of a job that failed while the panel was hidden, and that nothing was charged', async () => {
    await submit('fails unseen');
    await workbench.openFile('README.md');
    await window.page.locator('iframe.webview.ready').waitFor({ state: 'detached' });
    const job = simulator.jobs.at(-1);
    assert.ok(job);
    const looks = simulator.count('status');
    simulator.failJob(job.id, 'Invalid aspect ratio');
    await simulator.log.waitForCount('status', looks + 1);
    await workbench.tab('Qwen Image').click();
    const failed = card(window, 'fails unseen');
    await failed.getByText('(Invalid aspect ratio) Nothing was charged.').waitFor();
    await failed.getByRole('button', { name: /^Retry/ }).waitFor();
    await workbench.screenshot('panel-failed-unseen');
    await failed.getByRole('button', { name: /^Remove/ }).click();
    await failed.waitFor({ state: 'detached' });
  });

  it('knows the balance, and nothing of the key', async () => {
    await panelFrame(window.page).getByText('left').waitFor();
    const page = await panelFrame(window.page)
      .locator('qwen-panel')
      .evaluate(
        'JSON.stringify({ ...document.querySelector("qwen-panel").page.store }) + document.documentElement.outerHTML',
      );
    assert.match(String(page), /credits/);
    assert.equal(String(page).includes(simulator.key), false);
  });
});

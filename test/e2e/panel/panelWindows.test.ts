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
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed-panel-windows');
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

  /** Submits in the side bar, and resolves when Segmind has it. */
  async function submit(prompt: string): Promise<void> {
    const before = simulator.count('submit');
    await panelFrame(window.page).locator('#prompt').fill(prompt);
    await panelFrame(window.page).locator('#prompt').press('Control+Enter');
    await simulator.log.waitForCount('submit', before + 1);
  }

  const card = (on: Window, prompt: string) =>
    panelFrame(on.page).locator('.card').filter({ hasText: prompt });
  const tile = (on: Window, prompt: string) => panelFrame(on.page).getByRole('option', { name: prompt });

  it('has the card again after a reload in mid-job, and the picture in the end', async () => {
    await workbench.showViews('Qwen Image');
    await submit('amid a reload');
    await card(window, 'amid a reload').getByText('In the queue').waitFor();
    const page = window.page.locator('iframe.webview.ready');
    await workbench.runCommand('Developer: Reload Window');
    await page.waitFor({ state: 'detached' });
    await card(window, 'amid a reload').waitFor();
    assert.equal(await panelFrame(window.page).locator('#prompt').inputValue(), 'amid a reload');
    simulator.clock.advance(longEnough);
    await tile(window, 'amid a reload').locator('.tile-picture').waitFor({ timeout: 45_000 });
    assert.equal(await card(window, 'amid a reload').count(), 0);
    assert.equal(simulator.count('submit'), 1);
  });

  it('shows the job of a window in another one, running and finished', async () => {
    const second = await openWindow(stage.server, { folder: stage.folder, profile });
    await new Workbench(second.page).showViews('Qwen Image');
    await tile(second, 'amid a reload').waitFor();
    await submit('seen from both');
    await card(second, 'seen from both').waitFor();
    simulator.clock.advance(longEnough);
    await tile(second, 'seen from both').locator('.tile-picture').waitFor({ timeout: 45_000 });
    await tile(window, 'seen from both').waitFor();
    await second.close();
  });

  it('tells of a job that failed while the panel was hidden, and that nothing was charged', async () => {
    await submit('fails unseen');
    await workbench.showViews('Explorer');
    const job = simulator.jobs.at(-1);
    assert.ok(job);
    const looks = simulator.count('status');
    simulator.failJob(job.id, 'Invalid aspect ratio');
    await simulator.log.waitForCount('status', looks + 1);
    await workbench.showViews('Qwen Image');
    await card(window, 'fails unseen')
      .getByText('(Invalid aspect ratio) Nothing was charged.')
      .waitFor({ timeout: 45_000 });
    await card(window, 'fails unseen')
      .getByRole('button', { name: /^Retry/ })
      .waitFor();
    await workbench.screenshot('panel-failed-unseen');
    await card(window, 'fails unseen')
      .getByRole('button', { name: /^Remove/ })
      .click();
    await card(window, 'fails unseen').waitFor({ state: 'detached' });
  });

  it('is back in its tab after the window was closed and opened again, with what was typed and searched', async () => {
    await workbench.showViews('Explorer');
    await workbench.runCommand('Qwen Image: Open Image Panel');
    await workbench.tab('Qwen Image').waitFor();
    const tab = panelFrame(window.page);
    await tab.locator('#prompt').fill('not sent yet');
    await tab.locator('#search-results').fill('both');
    await tab.locator('.tile').nth(1).waitFor({ state: 'detached' });
    await tab.getByRole('option', { name: 'seen from both' }).waitFor();
    // VS Code's own way, which writes down what is open before the page goes.
    const page = window.page.locator('iframe.webview.ready');
    await workbench.runCommand('Developer: Reload Window');
    await page.waitFor({ state: 'detached' });
    await page.waitFor();
    await window.close();
    await open();
    await workbench.tab('Qwen Image').waitFor();
    const again = panelFrame(window.page);
    await again.getByRole('option', { name: 'seen from both' }).waitFor({ timeout: 45_000 });
    assert.equal(await again.locator('#prompt').inputValue(), 'not sent yet');
    assert.equal(await again.locator('#search-results').inputValue(), 'both');
    assert.equal(await again.locator('.tile').count(), 1);
    assert.equal(simulator.count('submit'), 3);
  });
});

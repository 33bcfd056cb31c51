import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { readCommandTitles, type CommandTitles } from '../harness/manifest';
import { setStage, type Stage } from '../harness/stage';
import { closeBrowser, openProfile, openWindow } from '../harness/window';
import type { Simulator } from '../simulator/simulator';
import { extensionHostsOf } from './extensionHosts';
import { JobsView } from './jobsView';
import { Workbench } from './workbench';

/** ms, more than any job takes */
const longEnough = 200_000;

describe('a job whose window goes away', () => {
  let stage: Stage;
  let simulator: Simulator;
  let profile: Awaited<ReturnType<typeof openProfile>>;
  let titles: CommandTitles;

  before(async () => {
    stage = await setStage({
      version: '1.139',
      api: { kind: 'simulator', options: { speed: 0, scale: 0.2 } },
    });
    assert.ok(stage.simulator);
    simulator = stage.simulator;
    profile = await openProfile();
    titles = await readCommandTitles();
  });

  after(async () => {
    await profile.close();
    await stage.stop();
    await closeBrowser();
  });

  it('goes on after a reload, and is saved once', async () => {
    const window = await openWindow(stage.server, { folder: stage.folder, profile });
    const workbench = new Workbench(window.page);
    const jobs = new JobsView(workbench);
    await generate(workbench, 'reloaded');
    await simulator.log.waitForCount('submit', 1);
    await window.page.reload({ waitUntil: 'commit' });
    await window.page.locator('.monaco-workbench .statusbar').waitFor();
    await jobs.show();
    await jobs.row(/^reloaded, /).waitFor();
    simulator.clock.advance(longEnough);
    await jobs.row(/^reloaded, reloaded\.png/).waitFor({ timeout: 45_000 });
    assert.deepEqual(await readdir(`${stage.folder}/assets/images`), ['reloaded.png']);
    assert.equal(simulator.count('submit'), 1);
    await window.close();
  });

  it('is taken over by another window when its extension host is killed', async () => {
    const before = await extensionHostsOf(stage.server);
    const first = await openWindow(stage.server, { folder: stage.folder, profile });
    await generate(new Workbench(first.page), 'orphaned');
    await simulator.log.waitForCount('submit', 2);
    const [host, ...others] = (await extensionHostsOf(stage.server)).filter((pid) => !before.includes(pid));
    assert.ok(host !== undefined && others.length === 0, 'one extension host is new');
    const second = await openWindow(stage.server, { folder: stage.folder, profile });
    const workbench = new Workbench(second.page);
    const jobs = new JobsView(workbench);
    await jobs.show();
    await jobs.row(/^orphaned, /).waitFor();
    process.kill(host, 'SIGKILL');
    // Before VS Code can start it anew.
    await first.close();
    simulator.clock.advance(longEnough);
    await jobs.row(/^orphaned, orphaned\.png/).waitFor({ timeout: 60_000 });
    assert.deepEqual((await readdir(`${stage.folder}/assets/images`)).sort(), [
      'orphaned.png',
      'reloaded.png',
    ]);
    assert.equal(simulator.count('submit'), 2);
    await second.close();
  });

  async function generate(workbench: Workbench, prompt: string): Promise<void> {
    await workbench.runCommand(titles.palette('qwenImage.generate'));
    await workbench.quickInput.waitFor('What should the picture show?');
    await workbench.quickInput.answer(prompt);
    await workbench.quickInput.waitFor('Which proportion?');
    await workbench.quickInput.input.press('Enter');
  }
});

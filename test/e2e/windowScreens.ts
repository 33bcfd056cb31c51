import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { readCommandTitles, type CommandTitles } from '../harness/manifest';
import { reports } from '../harness/paths';
import { setStage, type Stage } from '../harness/stage';
import { closeBrowser, openWindow } from '../harness/window';
import type { Simulator } from '../simulator/simulator';
import { JobsView } from './jobsView';
import { Workbench } from './workbench';

const themes = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'hc-dark': 'Dark High Contrast',
  'hc-light': 'Light High Contrast',
};
/** ms, more than any job takes */
const longEnough = 200_000;
const page = '# Winter\n\n![a red fox](assets/images/a-red-fox-in-the-snow.png)\n\n![an owl](art/owl.png)\n';

interface Scene {
  readonly workbench: Workbench;
  readonly jobs: JobsView;
  readonly titles: CommandTitles;
  readonly stage: Stage;
  readonly simulator: Simulator;
}

async function order({ workbench, titles }: Scene, prompt: string, command = 'generate'): Promise<void> {
  await workbench.runCommand(titles.palette(`qwenImage.${command}`));
  await workbench.quickInput.waitFor('What should the picture show?');
  await workbench.quickInput.answer(prompt);
  await workbench.quickInput.waitFor('Which aspect ratio?');
  await workbench.quickInput.input.press('Enter');
}

/** Jobs in all states, the newest last. */
async function makeJobs(scene: Scene): Promise<void> {
  const { jobs, simulator, stage, workbench, titles } = scene;
  const submitted = (count: number): Promise<unknown> => simulator.log.waitForCount('submit', count);
  const fault = (kind: Parameters<Simulator['faults']['add']>[1]): void =>
    void simulator.faults.add('submit', kind);
  await order(scene, 'a red fox in the snow');
  await submitted(1);
  simulator.clock.advance(longEnough);
  await jobs.row(/a red fox.*\.png/).waitFor();
  await rename(join(stage.folder, 'assets'), join(stage.folder, 'aside'));
  await writeFile(join(stage.folder, 'assets'), 'in the way');
  await order(scene, 'a homeless picture');
  await submitted(2);
  simulator.clock.advance(longEnough);
  await jobs.row(/a homeless picture, kept safe/).waitFor();
  await rename(join(stage.folder, 'assets'), join(stage.folder, 'in-the-way'));
  await rename(join(stage.folder, 'aside'), join(stage.folder, 'assets'));
  fault({ kind: 'error', status: 406, message: 'Insufficient credits' });
  await order(scene, 'a poor picture');
  await jobs.row(/a poor picture, not enough credits/).waitFor();
  fault({ kind: 'resetAfterBody' });
  await order(scene, 'an uncertain picture');
  await jobs.row(/an uncertain picture, no answer/).waitFor();
  await order(scene, 'a wolf that nobody waits for', 'generateAndInsert');
  await submitted(5);
  await jobs.press('a wolf', titles.menu('qwenImage.stopWatching'));
  await jobs.row(/a wolf.*placeholder left/).waitFor();
  await workbench.save();
  await order(scene, 'a long prompt: an old bridge over a quiet river in the morning mist, with a heron');
  await submitted(6);
  await order(scene, 'a picture in the queue');
  await jobs.row(/a picture in the queue/).waitFor();
}

type Take = (name: string) => Promise<void>;

async function takeAll(scene: Scene, take: Take): Promise<void> {
  const { workbench, jobs, titles } = scene;
  const { keyboard, mouse } = workbench.page;
  const line = (text: string): Locator =>
    workbench.page.locator('.editor-instance .view-line').filter({ hasText: text });
  await jobs.show();
  await mouse.move(640, 790);
  await take('jobs');
  for (const [name, prompt] of [
    ...([
      ['saved', /a red fox/],
      ['running', /a long prompt/],
      ['failed', /a poor picture/],
    ] as const),
    ...([
      ['uncertain', /an uncertain/],
      ['kept-safe', /a homeless/],
    ] as const),
  ]) {
    await mouse.move(640, 790);
    await jobs.row(prompt).hover();
    await workbench.page.locator('.workbench-hover:visible').waitFor();
    // A tooltip grows with its picture.
    await workbench.page.waitForTimeout(600);
    await take(`tooltip-${name}`);
  }
  for (const [name, prompt] of [
    ['saved', /a red fox/],
    ['uncertain', /an uncertain/],
  ] as const) {
    await jobs.row(prompt).click({ button: 'right' });
    await workbench.page.locator('.monaco-menu:visible').waitFor();
    await take(`menu-${name}`);
    await keyboard.press('Escape');
  }
  await workbench.runCommand('Notifications: Show Notifications');
  await take('notifications');
  await keyboard.press('Escape');
  await line('![a red fox]').click({ position: { x: 60, y: 9 } });
  await keyboard.press('Control+k');
  await keyboard.press('Control+i');
  await workbench.page.locator('.monaco-hover:visible img').waitFor();
  await workbench.page.waitForTimeout(400);
  await take('hover');
  await line('![an owl]').click({ position: { x: 60, y: 9 } });
  await keyboard.press('Control+.');
  await workbench.page.locator('.action-widget .monaco-list-row').first().waitFor();
  await take('light-bulb');
  await keyboard.press('Escape');
  await workbench.runCommand(titles.palette('qwenImage.generate'));
  await workbench.quickInput.waitFor('What should the picture show?');
  await take('prompt');
  await workbench.quickInput.answer('a lantern');
  await workbench.quickInput.waitFor('Which aspect ratio?');
  await take('quick-pick');
  await workbench.quickInput.cancel();
  await workbench.runCommand(titles.palette('qwenImage.runAgain'));
  await workbench.quickInput.waitFor(/a red fox/);
  await take('pick-job');
  await workbench.quickInput.cancel();
  await workbench.runCommand(titles.palette('qwenImage.checkAssets'));
  await workbench.notifications.with(/wrong/).waitFor();
  await workbench.notifications.press(/wrong/, 'Show Problems');
  await workbench.page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await take('problems');
  await workbench.runCommand('View: Toggle Panel Visibility');
  await workbench.runCommand(titles.palette('qwenImage.checkAssets'));
  await workbench.notifications.press(/wrong/, 'Show Report');
  await line('# Check of Assets').waitFor();
  await take('report');
  await workbench.runCommand('View: Revert and Close Editor');
}

/** Takes pictures of what the extension shows outside of its panel, in every theme. */
export async function takeWindowScreens(wanted: readonly string[]): Promise<void> {
  const folder = join(reports, 'screens');
  await mkdir(folder, { recursive: true });
  const stage = await setStage({
    version: '1.139',
    api: { kind: 'simulator', options: { speed: 0, scale: 0.3 } },
    settings: {
      'qwenImage.maxConcurrentJobs': 1,
      'workbench.hover.delay': 300,
      'editor.minimap.enabled': false,
    },
  });
  await writeFile(join(stage.folder, 'winter.md'), page);
  const window = await openWindow(stage.server, { folder: stage.folder });
  try {
    const workbench = new Workbench(window.page);
    if (stage.simulator === undefined) return;
    const titles = await readCommandTitles();
    const scene = { workbench, jobs: new JobsView(workbench), titles, stage, simulator: stage.simulator };
    await workbench.openFile('winter.md');
    await workbench.goToLine(6);
    await scene.jobs.show();
    // All rows are to be seen: the list of jobs gets the whole side bar.
    await window.page.getByRole('button', { name: 'Create Section' }).click();
    await makeJobs(scene);
    for (const [theme, name] of Object.entries(themes)) {
      await workbench.runCommand('Preferences: Color Theme');
      await workbench.quickInput.answer(name);
      await takeAll(scene, async (screen) => {
        const full = `window-${screen}-${theme}`;
        if (wanted.length > 0 && !wanted.some((part) => full.includes(part))) return;
        // What opens or closes fades.
        await window.page.waitForTimeout(300);
        await window.page.screenshot({ path: join(folder, `${full}.png`) });
        console.log(full);
      });
    }
  } catch (error) {
    await window.page.screenshot({ path: join(folder, 'window-failed.png') });
    throw error;
  } finally {
    await window.close();
    await stage.stop();
    await closeBrowser();
  }
}

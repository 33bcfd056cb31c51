import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { root } from '../harness/paths';
import { runProgram } from '../harness/program';
import { setStage } from '../harness/stage';
import { closeBrowser, openWindow } from '../harness/window';
import { readCommandTitles } from '../harness/manifest';
import { Workbench } from './workbench';

// Takes the pictures of README.md and docs/assets.md from the real window, into docs/images/.

/** Pixels: what a page of documentation shows. */
const width = 920;

const prompts = [
  'a red lighthouse on a cliff by the sea, golden hour',
  'misty mountains behind a lake at dawn',
  'a small wooden house in a snowy forest, warm windows',
  'rolling green hills under a starry sky',
];

async function main(): Promise<void> {
  const stage = await setStage({
    version: '1.139',
    api: {
      kind: 'simulator',
      options: { durationsMs: { 'qwen-image': 1500, 'qwen-image-edit': 1500 }, spread: 0, scale: 0.6 },
    },
    settings: {
      'qwenImage.notifications': 'none',
      'workbench.colorTheme': 'Default Dark Modern',
      'window.title': '${rootName}',
      'window.commandCenter': false,
      'breadcrumbs.enabled': false,
    },
  });
  const window = await openWindow(stage.server, { folder: stage.folder });
  try {
    const workbench = new Workbench(window.page);
    const titles = await readCommandTitles();
    for (const prompt of prompts) {
      await generate(workbench, titles.palette('qwenImage.generate'), prompt);
    }
    await workbench.showViews('Qwen Image');
    for (const prompt of prompts) {
      await workbench.treeRow('Jobs', new RegExp(`^${prompt.slice(0, 20)}.*\\.png`)).waitFor();
    }
    await workbench.showViews('Explorer');
    await workbench.openFile('README.md');
    await workbench.goToLine(8);
    await workbench.runCommand(titles.palette('qwenImage.insertAsset'));
    await workbench.quickInput.pick('a-red-lighthouse-on-a-cliff-by-the-sea-golden-hour.png');
    await window.page.locator('.tab.active.dirty').waitFor();
    await window.page.keyboard.press('Escape');
    stage.simulator?.faults.add('submit', { kind: 'duration', ms: 60_000 });
    await generate(workbench, titles.palette('qwenImage.generate'), 'an old bridge over a quiet river');
    await workbench.showViews('Qwen Image');
    await workbench.treeRow('Jobs', /^an old bridge.* of about/).waitFor();
    const view = window.page.frameLocator('iframe.webview >> nth=0').frameLocator('#active-frame');
    await view.getByRole('button', { name: 'Generate' }).last().waitFor();
    await picture(workbench, 'jobs');
    await workbench.runCommand(titles.palette('qwenImage.openPanel'));
    await window.page.locator('iframe.webview').nth(1).waitFor();
    const tab = window.page.frameLocator('iframe.webview >> nth=-1').frameLocator('#active-frame');
    await tab.locator('img').nth(3).waitFor();
    await picture(workbench, 'panel');
    await edits(workbench, tab);
    await holes(workbench);
  } finally {
    await window.close();
    await stage.stop();
    await closeBrowser();
  }
}

/** For docs/assets.md: an edit beside what it was made from, and the tree of edits. */
async function edits(workbench: Workbench, tab: FrameLocator): Promise<void> {
  await tab
    .getByRole('option', { name: /^a red lighthouse/ })
    .first()
    .click();
  await tab.getByRole('button', { name: 'Use as Input' }).click();
  await tab.locator('.chosen-picture').waitFor();
  await tab.locator('#prompt').fill('make it night, stars above the sea');
  await tab.locator('#submit').click();
  await workbench.answerDialog('Upload the pictures you edit', 'Allow Uploads');
  await tab.getByRole('button', { name: 'Back' }).click();
  await tab
    .getByRole('option', { name: /^make it night/ })
    .first()
    .click();
  await tab.locator('.frame-note').waitFor();
  await picture(workbench, 'edits');
}

/** For docs/assets.md: what is offered on a reference to a picture that is not there. */
async function holes(workbench: Workbench): Promise<void> {
  await workbench.showViews('Explorer');
  await workbench.openFile('README.md');
  await workbench.goToLine(3);
  await workbench.page.keyboard.press('End');
  await workbench.page.keyboard.type('\n\n![A sailing boat in a storm](assets/images/boat.png)');
  await workbench.page.keyboard.press('ControlOrMeta+.');
  await workbench.page.getByText('Generate This Image with Qwen…').first().waitFor();
  await picture(workbench, 'hole');
}

async function generate(workbench: Workbench, title: string, prompt: string): Promise<void> {
  await workbench.runCommand(title);
  await workbench.quickInput.waitFor('What should the picture show?');
  await workbench.quickInput.type(prompt);
  await workbench.quickInput.input.press('Enter');
  await workbench.quickInput.waitFor('Which aspect ratio?');
  await workbench.quickInput.input.press('Enter');
}

async function picture(workbench: Workbench, name: string): Promise<void> {
  const folder = join(root, 'docs', 'images');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.webp`);
  await workbench.page.mouse.move(0, 0);
  const image = await loadImage(await workbench.page.screenshot());
  const scale = width / image.width;
  const canvas = createCanvas(width, Math.round(image.height * scale));
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  // They travel in the package too, so every kB counts.
  await writeFile(path, await canvas.encode('webp', 36));
  console.log(relative(root, path));
}

runProgram(main);

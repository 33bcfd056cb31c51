import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { imageTypeOf } from '../../src/assets/imageType';
import { setStage, type Stage } from '../harness/stage';
import { swift } from '../harness/swift';
import { closeBrowser, openWindow, type Window } from '../harness/window';
import { Workbench } from './workbench';

const page = [
  '# Winter',
  '',
  '![a red fox](art/fox.webp)',
  '',
  'Words.',
  '',
  '<img src="art/owl.png" alt="an owl" width="300" height="400">',
  '',
  '![a wolf](art/wolf.jpeg)',
  '',
].join('\n');

/** A picture may take longer than a look at the window. */
const patient = { timeout: 60_000 };

describe('a document with references to images that do not exist', () => {
  let stage: Stage;
  let window: Window;
  let workbench: Workbench;

  before(async () => {
    stage = await setStage({
      version: '1.139',
      api: { kind: 'simulator', options: swift },
      // Headings that stay in sight would lie over the light bulb.
      settings: { 'editor.stickyScroll.enabled': false },
    });
    await writeFile(join(stage.folder, 'winter.md'), page);
    window = await openWindow(stage.server, { folder: stage.folder });
    workbench = new Workbench(window.page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.tellOfFailure(`missing-images-${this.currentTest.title.slice(0, 12)}`);
  });

  after(async () => {
    await window.close();
    await stage.stop();
    await closeBrowser();
  });

  it('is given one by a click on the light bulb', async () => {
    await workbench.openFile('winter.md');
    await line('a red fox').click();
    await window.page
      .locator('.lightBulbWidget:visible, [class*="codicon-gutter-lightbulb"]:visible')
      .first()
      .click();
    await action('Generate This Image with Qwen…').waitFor();
    await workbench.screenshot('missing-image-action');
    await action('Generate This Image with Qwen…').click();
    await workbench.quickInput.waitFor('What should the picture show?');
    assert.equal(await workbench.quickInput.input.inputValue(), 'a red fox, Winter');
    await workbench.screenshot('missing-image-prompt');
    // The heading is selected: typing takes its place.
    await window.page.keyboard.type(' in deep snow');
    await window.page.keyboard.press('Enter');
    await saved('a red fox in deep snow');
    await isPicture('art/fox.webp', 'webp');
    assert.equal(await readFile(join(stage.folder, 'winter.md'), 'utf8'), page);
  });

  it('is given the others by keyboard, each with its own prompt', async () => {
    await openActions('a wolf', 'Generate All Missing Images in This File…');
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Enter');
    await workbench.quickInput.waitFor('Generate 2 Missing Images');
    await workbench.screenshot('missing-images-all');
    await workbench.quickInput.input.press('Enter');
    const both = workbench.notifications.with('2 pictures are saved');
    for (const prompt of ['an owl', 'a wolf']) {
      await workbench.notifications
        .with(prompt)
        .filter({ hasText: 'is saved as' })
        .or(both)
        .first()
        .waitFor(patient);
    }
    for (const [path, type] of [
      ['art/owl.png', 'png'],
      ['art/wolf.jpeg', 'jpeg'],
    ] as const) {
      await isPicture(path, type);
    }
  });

  it('then offers to edit what is there, and has nothing to generate any more', async () => {
    await openActions('a red fox', 'Edit This Image with Qwen…');
    assert.equal(await action('Generate This Image with Qwen…').count(), 0);
    // What made it is proposed for another one in its place.
    await action('Generate a Replacement with Qwen…').click();
    await workbench.quickInput.waitFor('Generate a Replacement of fox.webp');
    assert.equal(await workbench.quickInput.input.inputValue(), 'a red fox in deep snow');
    await workbench.screenshot('replacement-prompt');
    await workbench.quickInput.cancel();
  });

  it('tells in a hover how a picture came to be', async () => {
    await window.page.locator('.view-line span', { hasText: 'art/fox.webp' }).last().hover();
    const hover = window.page.locator('.monaco-hover:visible', { hasText: 'Run Again' });
    await hover.waitFor();
    assert.match((await hover.innerText()).replaceAll('\u00a0', ' '), /a red fox in deep snow/);
    await workbench.screenshot('missing-image-hover');
  });

  function line(text: string): Locator {
    return window.page.locator('.monaco-editor .view-line').filter({ hasText: text });
  }

  function action(title: string): Locator {
    return window.page.locator('.action-widget .monaco-list-row').filter({ hasText: title });
  }

  /** By keyboard; once more when VS Code forgot the question, as it does when the cursor or a newly registered extension asks too. */
  async function openActions(at: string, wanted: string): Promise<void> {
    await line(at).click();
    for (let attempt = 1; ; attempt += 1) {
      await window.page.keyboard.press('Control+.');
      try {
        await action(wanted).waitFor({ timeout: 5000 });
        return;
      } catch (error) {
        if (attempt === 6) throw error;
        await window.page.keyboard.press('Escape');
      }
    }
  }

  function saved(prompt: string): Promise<void> {
    return workbench.notifications.with(prompt).filter({ hasText: 'is saved as' }).waitFor(patient);
  }

  async function isPicture(path: string, type: string): Promise<void> {
    assert.equal(imageTypeOf(await readFile(join(stage.folder, path))), type);
  }
});

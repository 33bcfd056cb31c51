import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readCommandTitles, type CommandTitles } from '../harness/manifest';

import { imageTypeOf, isSupportedType } from '../../src/assets/imageType';
import type { Workbench } from './workbench';

/** How long a picture may take, ms. */
const patience = 120_000;

export interface SavedFile {
  /** Relative to the workspace folder. */
  readonly path: string;
  readonly bytes: number;
}

/** Takes a picture of the window after a step of the job. */
export type Keep = (step: string) => Promise<void>;

/** The main job, as a person does it: generate from the palette, edit by a right click, insert into the README. */
export class MainJob {
  readonly #workbench: Workbench;
  readonly #folder: string;
  readonly #titles: CommandTitles;
  readonly #keep: Keep;

  private constructor(workbench: Workbench, folder: string, titles: CommandTitles, keep: Keep) {
    this.#workbench = workbench;
    this.#folder = folder;
    this.#titles = titles;
    this.#keep = keep;
  }

  static async of(
    workbench: Workbench,
    folder: string,
    keep: Keep = () => Promise.resolve(),
  ): Promise<MainJob> {
    return new MainJob(workbench, folder, await readCommandTitles(), keep);
  }

  /** Resolves when the picture is on disk. */
  async generate(prompt: string): Promise<SavedFile> {
    const { quickInput } = this.#workbench;
    await this.#workbench.runCommand(this.#titles.palette('qwenImage.generate'));
    await quickInput.waitFor('What should the picture show?');
    await quickInput.type(prompt);
    await this.#keep('1-prompt');
    await quickInput.input.press('Enter');
    await quickInput.waitFor('Which aspect ratio?');
    await this.#keep('2-proportion');
    await quickInput.input.press('Enter');
    const file = await this.#saved(prompt);
    await this.#keep('3-generated');
    return file;
  }

  /** Edits a picture of the workspace; the first time, uploads have to be allowed. */
  async edit(path: string, prompt: string, consents: boolean): Promise<SavedFile> {
    const { explorer, quickInput } = this.#workbench;
    await explorer.chooseFromMenu(path, this.#titles.menu('qwenImage.editImage'));
    await quickInput.waitFor('What should change?');
    await quickInput.type(prompt);
    await this.#keep('4-edit');
    await quickInput.input.press('Enter');
    if (consents) {
      await this.#workbench.dialog('Upload the pictures you edit').waitFor();
      await this.#keep('5-consent');
      await this.#workbench.answerDialog('Upload the pictures you edit', 'Allow Uploads');
    }
    const file = await this.#saved(prompt);
    await this.#keep('6-edited');
    return file;
  }

  /** Writes a reference to a result at the end of a document, and saves it. Resolves with the document's text. */
  async insert(document: string, asset: string): Promise<string> {
    const path = join(this.#folder, document);
    const lines = (await readFile(path, 'utf8')).split('\n').length;
    await this.#workbench.openFile(document);
    await this.#workbench.goToLine(lines);
    await this.#workbench.runCommand(this.#titles.palette('qwenImage.insertAsset'));
    await this.#workbench.quickInput.waitFor('Which picture should be inserted?');
    await this.#keep('7-insert');
    await this.#workbench.quickInput.pick(basename(asset));
    await this.#workbench.page.locator('.tab.active.dirty').waitFor();
    await this.#workbench.save();
    await this.#keep('8-inserted');
    return await readFile(path, 'utf8');
  }

  /** Waits for the message that tells of the file, and looks at the file. */
  async #saved(prompt: string): Promise<SavedFile> {
    const message = this.#workbench.notifications.with(prompt).filter({ hasText: 'is saved as' });
    await message.waitFor({ timeout: patience });
    const name = /is saved as (\S+?)\.(?:\s|$)/.exec(await message.innerText())?.[1];
    assert.ok(name, 'the message names no file');
    return await findSaved(this.#folder, name);
  }
}

/** The file of that name in the workspace; it must be a picture, whole in its first bytes at least. */
async function findSaved(folder: string, name: string): Promise<SavedFile> {
  const path = (await readdir(folder, { recursive: true })).find((candidate) => basename(candidate) === name);
  assert.ok(path, `${name} is not in the workspace`);
  const bytes = await readFile(join(folder, path));
  assert.ok(isSupportedType(imageTypeOf(bytes)), `${path} is not a picture`);
  return { path: path.replaceAll('\\', '/'), bytes: bytes.length };
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { reports } from '../harness/paths';
import { Explorer } from './explorer';
import { isDone, isThere } from './isThere';
import { Notifications } from './notifications';
import { QuickInput } from './quickInput';

/** How long a person would look for something before giving up, ms. */
const patience = 30_000;

/** What a person does in a VS Code window: by clicks and keys, on what is drawn. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly explorer: Explorer;
  readonly notifications: Notifications;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(patience);
    this.quickInput = new QuickInput(page);
    this.explorer = new Explorer(page);
    this.notifications = new Notifications(page);
  }

  /** Runs a command from the palette by its whole title, such as `Qwen Image: Generate Image…`. */
  async runCommand(title: string): Promise<void> {
    const deadline = Date.now() + patience;
    for (;;) {
      await this.page.keyboard.press('F1');
      // A key that is pressed while a webview takes the focus is lost.
      if (await isThere(this.quickInput.input, 2000)) {
        const row = this.quickInput.row(title);
        // A webview that takes the focus in this moment closes the palette. Commands of an extension that is still being found
        // come later; an open palette does not show them.
        if (
          (await isDone(this.quickInput.input.fill(`>${title}`, { timeout: 2000 }))) &&
          (await isThere(row, 700))
        ) {
          await row.click();
          return;
        }
        await this.quickInput.cancel();
      }
      if (Date.now() > deadline) throw new Error(`The palette has no command "${title}".`);
    }
  }

  /** Opens a file of the workspace by its path, such as `images/lake.jpg`. */
  async openFile(path: string): Promise<void> {
    await (await this.explorer.reveal(path)).dblclick();
    await this.tab(path.slice(path.lastIndexOf('/') + 1)).waitFor();
    // The tab comes first. Without its text there is no line to go to, and no place to drop on.
    if (/\.(html|md)$/.test(path)) {
      await this.page
        .locator(`.editor-group-container.active .monaco-editor[data-uri$="/${path}"]`)
        .waitFor();
    }
  }

  tab(name: string): Locator {
    return this.page.locator('.editor-group-container').getByRole('tab', { name });
  }

  /** Puts the cursor at the beginning of a line of the active editor, counted from 1. */
  async goToLine(line: number): Promise<void> {
    await this.page.keyboard.press('Control+g');
    await this.quickInput.type(`:${line}`);
    // Before that it takes no Enter.
    await this.quickInput.box.getByRole('option', { name: new RegExp(`\\bline ${line}\\b`) }).waitFor();
    await this.quickInput.input.press('Enter');
    await this.statusBarItem(new RegExp(`Ln ${line}, Col 1\\b`)).waitFor();
  }

  /** Saves the active editor, and waits until it is no longer marked as changed. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** Shows the views of a container of the activity bar, such as `Explorer`. */
  async showViews(container: string): Promise<void> {
    const bar = this.page.locator('.activitybar');
    const button = bar.getByRole('tab', { name: container });
    if ((await button.getAttribute('aria-selected')) !== 'true') await button.click();
    // A second click before the first one has taken effect would hide the side bar.
    await bar.getByRole('tab', { name: container, selected: true }).waitFor();
  }

  /** The rows of a tree view whose accessible name has the text. */
  treeRow(view: string, name: string | RegExp): Locator {
    return this.page.getByRole('tree', { name: view }).getByRole('treeitem', { name });
  }

  statusBarItem(name: string | RegExp): Locator {
    return this.page.locator('.statusbar').getByRole('button', { name });
  }

  /** A modal dialog; the smoke-test driver suppresses these, an installed extension shows them. */
  dialog(text: string | RegExp): Locator {
    return this.page.locator('.monaco-dialog-box').filter({ hasText: text });
  }

  /** Presses a button of a modal dialog. */
  async answerDialog(text: string | RegExp, button: string): Promise<void> {
    await this.dialog(text).getByRole('button', { name: button }).click();
  }

  /** Keeps a picture of the window in reports/, and prints what it says: of a run elsewhere nothing but the words is seen. */
  async tellOfFailure(name: string): Promise<void> {
    console.log(await this.screenshot(`failed-${name}`));
    console.log(await this.page.locator('body').ariaSnapshot());
  }

  /** Keeps a picture of the window in reports/, and resolves with its path. */
  async screenshot(name: string): Promise<string> {
    await mkdir(reports, { recursive: true });
    const path = join(reports, `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }
}

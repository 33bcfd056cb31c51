import type { Locator, Page } from 'playwright-core';
import { clickUntilHidden } from './clickUntilHidden';

/** The file explorer, and context menus. */
export class Explorer {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The row of a file or folder that is in sight, by its name. @param level how deep it lies, from 1 */
  row(name: string, level?: number): Locator {
    const label = this.#page.locator('.label-name').getByText(name, { exact: true });
    const depth = level === undefined ? '' : `[aria-level="${level}"]`;
    return this.#page.locator(`.explorer-folders-view .monaco-list-row${depth}`).filter({ has: label });
  }

  /** Unfolds the folders on the way to a file. */
  async reveal(path: string): Promise<Locator> {
    const names = path.split('/');
    const name = names.pop() ?? '';
    for (const [index, folder] of names.entries()) {
      const row = this.row(folder, index + 1);
      await this.#waitFor(row);
      if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
    }
    const row = this.row(name, names.length + 1);
    await this.#waitFor(row);
    return row;
  }

  /** Selects several files, as with Ctrl held down. */
  async select(...paths: readonly string[]): Promise<void> {
    for (const [index, path] of paths.entries()) {
      const row = await this.reveal(path);
      await row.click(index === 0 ? {} : { modifiers: ['Control'] });
      await row.and(this.#page.locator('[aria-selected="true"]')).waitFor();
    }
  }

  /** VS Code begins to watch a folder some time after it is opened, and misses what is made in it before. */
  async #waitFor(row: Locator): Promise<void> {
    try {
      await row.waitFor({ timeout: 10_000 });
    } catch {
      const pane = this.#page.locator('.pane', { has: this.#page.locator('.explorer-folders-view') });
      await pane.locator('.pane-header').hover();
      await pane.getByRole('button', { name: 'Refresh Explorer' }).click();
      await row.waitFor();
    }
  }

  /** Right-clicks a file and takes an item of the menu by its whole title. */
  async chooseFromMenu(path: string, title: string): Promise<void> {
    const row = await this.reveal(path);
    await row.click({ button: 'right' });
    await chooseFromOpenMenu(this.#page, title);
  }
}

/** Takes an item of the context menu that is open. */
export async function chooseFromOpenMenu(page: Page, title: string): Promise<void> {
  const item = page.locator('.monaco-menu').getByRole('menuitem', { name: title, exact: true });
  // In its first moments a menu takes a click for the end of the one that opened it. One that it took closes it.
  await clickUntilHidden(item, item);
}

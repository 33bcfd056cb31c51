import type { Locator, Page } from 'playwright-core';

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
      await row.waitFor();
      if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
    }
    const row = this.row(name, names.length + 1);
    await row.waitFor();
    return row;
  }

  /** Selects several files, as with Ctrl held down. */
  async select(...paths: readonly string[]): Promise<void> {
    for (const [index, path] of paths.entries()) {
      const row = await this.reveal(path);
      await row.click(index === 0 ? {} : { modifiers: ['Control'] });
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
  await untilHidden(item, () => item.click({ timeout: 5000 }));
}

async function untilHidden(locator: Locator, act: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await act();
    try {
      await locator.waitFor({ state: 'hidden', timeout: 500 });
      return;
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

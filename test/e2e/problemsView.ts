import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench';

/** The list of problems below the editors, by keyboard. */
export class ProblemsView {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** A row by a part of its text. */
  row(text: string): Locator {
    return this.#workbench.page.locator('.markers-panel .monaco-list-row').filter({ hasText: text });
  }

  async focus(): Promise<void> {
    await this.#workbench.runCommand('Problems: Focus on Problems View');
  }

  /** Walks down to a problem. */
  async goTo(text: string): Promise<void> {
    const row = this.row(text);
    await row.waitFor();
    const reached = row.and(this.#workbench.page.locator('.focused'));
    for (let step = 0; step < 10 && (await reached.count()) === 0; step += 1) {
      await this.#workbench.page.keyboard.press('ArrowDown');
    }
    await reached.waitFor();
  }

  /** The actions that a problem is mended with, once its document has been read. */
  async showFixes(text: string): Promise<void> {
    await this.row(text).locator('.codicon-light-bulb').waitFor();
    await this.#workbench.page.keyboard.press('Control+.');
  }

  fix(title: string): Locator {
    const menu = this.#workbench.page.locator('.monaco-menu');
    return menu.getByRole('menuitem', { name: title, exact: true });
  }
}

import type { Locator } from 'playwright-core';
import { isThere } from './isThere';
import type { Workbench } from './workbench';

/** How commands ask that were not told of a job. */
const whichOne = /\b[Ww]hich (edit|job|picture|prompt|request)\b/;

/** The list of jobs in the side bar, and what tells of running ones elsewhere in the window. */
export class JobsView {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  async show(): Promise<void> {
    await this.#workbench.showViews('Qwen Image');
  }

  /** A job's row by a part of what a screen reader says: the prompt, then how the job stands. */
  row(name: string | RegExp): Locator {
    return this.#workbench.treeRow('Jobs', name);
  }

  /**
   * Presses one of the buttons that a row shows under the mouse. While VS Code draws all rows anew, which it does for a moment
   * after jobs have come or moved, it does not say whose button that was, and we ask which job is meant: then once more.
   */
  async press(name: string | RegExp, button: string): Promise<void> {
    const row = this.row(name);
    const { quickInput } = this.#workbench;
    for (let attempt = 1; ; attempt += 1) {
      await row.hover();
      await row.getByRole('button', { name: button, exact: true }).click();
      const question = quickInput.box.filter({ has: this.#workbench.page.getByPlaceholder(whichOne) });
      if (!(await isThere(question, 500))) return;
      if (attempt === 4) throw new Error(`It is not known whose “${button}” is pressed.`);
      await quickInput.cancel();
    }
  }

  /** The text on the empty view. */
  get welcome(): Locator {
    return this.#workbench.page.locator('.welcome-view-content');
  }

  /** The number on the icon in the activity bar. */
  get badge(): Locator {
    return this.#workbench.page
      .locator('.activitybar')
      .getByRole('tab', { name: /^Qwen Image/ })
      .locator('.badge-content');
  }

  get status(): Locator {
    return this.#workbench.page.locator('.statusbar').getByRole('button', { name: /being made/ });
  }
}

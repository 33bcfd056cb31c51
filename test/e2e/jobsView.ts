import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench';

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

  /** Presses one of the buttons that a row shows under the mouse. */
  async press(name: string | RegExp, button: string): Promise<void> {
    const row = this.row(name);
    await row.hover();
    await row.getByRole('button', { name: button, exact: true }).click();
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

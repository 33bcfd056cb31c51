import type { Page } from 'playwright-core';

/** What somebody does without a mouse. */
export class Keys {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Presses Tab until a button or link with that text has the focus. */
  async tabTo(text: string): Promise<void> {
    const wanted = this.#page.locator('a:focus, [role=button]:focus').filter({ hasText: text });
    for (let step = 0; step < 12; step += 1) {
      if ((await wanted.count()) > 0) return;
      await this.press('Tab');
    }
    throw new Error(`Tab leads to no ${text}.`);
  }

  /**
   * Asks for the hover at the cursor, and then for the focus in it. One that has only just come goes again when VS Code draws
   * the editor anew: then a person asks once more.
   */
  async showHover(text: string): Promise<void> {
    const hover = this.#page.locator('.monaco-hover').filter({ hasText: text });
    for (let attempt = 1; ; attempt += 1) {
      await this.press('Control+k', 'Control+i');
      try {
        await hover.locator(':focus').waitFor({ timeout: 2000 });
        await hover.locator('img').waitFor({ timeout: 2000 });
        return;
      } catch (error) {
        if (attempt === 10) throw error;
      }
    }
  }
}

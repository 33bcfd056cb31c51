import type { Locator, Page } from 'playwright-core';
import { clickUntilHidden } from './clickUntilHidden';

/** Messages in the corner of the window. */
export class Notifications {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** A message on the screen that has the text. */
  with(text: string | RegExp): Locator {
    return this.#page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
  }

  /** Presses a button of a message, which goes away. */
  async press(text: string | RegExp, button: string): Promise<void> {
    const message = this.with(text).first();
    await clickUntilHidden(message.getByRole('button', { name: button, exact: true }), message);
  }

  /** The texts of all messages on the screen. */
  async texts(): Promise<readonly string[]> {
    return await this.#page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  /** Waits for a message and resolves with its whole text. */
  async read(text: string | RegExp): Promise<string> {
    return await this.with(text).first().locator('.notification-list-item-message').innerText();
  }
}

import type { Locator, Page } from 'playwright-core';

/** The box at the top of the window: command palette, input box and list of choices. */
export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get box(): Locator {
    return this.#page.locator('.quick-input-widget:visible');
  }

  get input(): Locator {
    return this.box.locator('.quick-input-box input');
  }

  /** A choice by its whole label. */
  row(label: string): Locator {
    const exact = new RegExp(`^\\s*${escaped(label)}\\s*$`);
    const text = this.#page.locator('.quick-input-list-label .label-name, .monaco-icon-label .label-name');
    return this.box
      .locator('.quick-input-list .monaco-list-row')
      .filter({ has: text.filter({ hasText: exact }) });
  }

  /** What it asks for: title, prompt, placeholder and complaint. */
  async question(): Promise<string> {
    const placeholder = await this.input.getAttribute('placeholder');
    return [placeholder ?? '', await this.box.innerText()].join('\n');
  }

  /** Waits until it asks for something that has the text. */
  async waitFor(text: string | RegExp): Promise<void> {
    const asks = this.box
      .filter({ hasText: text })
      .or(this.box.filter({ has: this.#page.getByPlaceholder(text) }));
    await asks.first().waitFor();
  }

  async type(text: string): Promise<void> {
    await this.input.waitFor();
    await this.input.fill(text);
  }

  /** Types and confirms. */
  async answer(text: string): Promise<void> {
    await this.type(text);
    await this.input.press('Enter');
  }

  /** Takes a choice by its whole label. */
  async pick(label: string): Promise<void> {
    await this.row(label).click();
  }

  /**
   * Takes a folder in VS Code's own dialog for files. A button that is pressed before the dialog has listed what is typed
   * goes where the old list leads, and the dialog stays: so the folder must have a folder in it, by which that is seen.
   */
  async chooseFolder(folder: string, nameInside: string, button: string): Promise<void> {
    // It writes where it begins by itself, and would write over what is typed before.
    await this.row('..').waitFor();
    await this.type(`${folder}/`);
    await this.row(nameInside).waitFor();
    await this.box.getByRole('button', { name: button }).click();
    await this.box.waitFor({ state: 'hidden' });
  }

  async cancel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.box.waitFor({ state: 'hidden' });
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

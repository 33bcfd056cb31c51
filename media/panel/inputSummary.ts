import { LitElement } from 'lit';
import type { InputPicture } from '../../src/protocol/panelState';
import type { Size } from './inputPlan';
import { inputSummary } from './inputWords';
import type { Page } from './page';
import { t } from './words';

/** How large an input picture is, and what will be sent of it. */
export class InputSummary extends LitElement {
  static override properties = {
    page: { attribute: false },
    picture: { attribute: false },
    longestSide: { attribute: false },
  };
  declare page: Page;
  declare picture: InputPicture;
  declare longestSide: number;
  #measured: { readonly src: string; readonly size: Size | string } | undefined;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override willUpdate(): void {
    const { src } = this.picture;
    if (src !== undefined && this.#measured?.src !== src) {
      this.#measured = undefined;
      void this.#measure(src);
    }
  }

  override render(): string {
    if (this.picture.src === undefined) {
      return t('From the web: sent as its address');
    }
    const size = this.#measured?.size;
    if (size === undefined || typeof size === 'string') {
      return size ?? '';
    }
    return inputSummary(this.picture, size, this.longestSide);
  }

  async #measure(src: string): Promise<void> {
    const size = await this.page.actions.preparation
      .measure(this.picture)
      .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    this.#measured = { src, size };
    this.requestUpdate();
  }
}

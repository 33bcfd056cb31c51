import { LitElement } from 'lit';
import type { InputPicture } from '../../src/protocol/panelState';
import { planInput, type Size } from './inputPlan';
import type { Page } from './page';
import { typeWords } from './sentType';
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

/** `4000 × 3000 PNG, 5.1 MB; sent as 2048 × 1536`. */
export function inputSummary(picture: InputPicture, size: Size, longestSide: number): string {
  const plan = planInput(size, picture.mediaType, longestSide);
  const type = picture.mediaType === undefined ? '' : typeWords(picture.mediaType);
  const is = `${size.width} × ${size.height} ${type}, ${byteWords(picture.size ?? 0)}`;
  if (!plan.isScaled && !plan.isConverted) {
    return t('{0}; sent as it is', is);
  }
  return t('{0}; sent as {1}', is, `${plan.width} × ${plan.height} ${typeWords(plan.type)}`);
}

/** `840 kB`, `5.1 MB`. */
export function byteWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { standingOf } from './filter';
import { FocusKeeper } from './focusKeeper';
import { formView } from './formView';
import { Gallery } from './gallery';
import { wouldPressAgain } from './heldKey';
import { jobCards } from './jobCards';
import type { Page } from './page';
import { problemNote } from './problemNote';
import { allResults, latestResults } from './resultsView';
import { takeTransfer } from './takeTransfer';
import { viewer } from './viewer';
import { t } from './words';

/** The whole page: one column in the side bar, form and results side by side in an editor tab. */
export class Panel extends LitElement {
  static override properties = { page: { attribute: false } };
  declare page: Page | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;
  readonly #focus = new FocusKeeper(this);
  #wasOpen = false;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // On the way down, as the component's button presses itself when it hears of a key.
    this.addEventListener('keydown', stopHeldKey, { capture: true });
    document.addEventListener('paste', (event) => {
      if (
        this.page !== undefined &&
        !isTextForField(event) &&
        takeTransfer(this.page.actions, event.clipboardData)
      ) {
        event.preventDefault();
      }
    });
  }

  override render(): TemplateResult | typeof nothing {
    const { page } = this;
    if (page?.store.isReady !== true) {
      return nothing;
    }
    return html`${page.store.home === 'view' ? this.#narrow(page) : this.#wide(page)}
      <p class="sr-only" role="status" id="announcement">${page.store.announcement}</p>
      <p class="sr-only" role="alert">${page.store.problem}</p>`;
  }

  override updated(): void {
    const { page } = this;
    if (page === undefined) {
      return;
    }
    this.#tick(page.store.jobs.some((job) => standingOf(job) === 'running'));
    this.#moveFocus(page);
  }

  #narrow(page: Page): TemplateResult {
    const { store } = page;
    const { opened } = store;
    if (opened !== undefined) {
      return html`<main class="home-view scroller" tabindex="-1" data-keeps-focus>
        ${title()}${problemNote(page, 'viewer-back')}${viewer(page, opened)}
      </main>`;
    }
    if (store.local.isGalleryOpen) {
      return html`<main class="home-view scroller" tabindex="-1" data-keeps-focus>
        ${title()}${problemNote(page, 'search-results')}${allResults(page)}
      </main>`;
    }
    return html`<main class="home-view scroller" tabindex="-1" data-keeps-focus>
      ${title()} ${formView(page)} ${jobCards(page)} ${latestResults(page)}
      <button
        type="button"
        class="link-button to-editor"
        @click=${() => page.actions.try(() => page.actions.caller.call('openInEditor', {}))}
      >
        ${t('Open in an Editor Tab')}
      </button>
    </main>`;
  }

  #wide(page: Page): TemplateResult {
    const { store } = page;
    const { opened } = store;
    return html`<main class="home-editor" tabindex="-1" data-keeps-focus>
      ${title()}
      <div class="side scroller">${formView(page)}</div>
      <div class="rest scroller ${opened === undefined ? '' : 'has-viewer'}">
        ${opened === undefined ? html`${jobCards(page)} ${allResults(page)}` : viewer(page, opened)}
      </div>
    </main>`;
  }

  /** Once a second while something runs, and never else. */
  #tick(isRunning: boolean): void {
    if (isRunning && this.#ticking === undefined) {
      this.#ticking = setInterval(() => {
        this.page?.store.tick();
      }, 1000);
    } else if (!isRunning) {
      clearInterval(this.#ticking);
      this.#ticking = undefined;
    }
  }

  /** Gives the focus where it was asked for, and never leaves it on nothing. */
  #moveFocus(page: Page): void {
    const { store } = page;
    const isOpen = store.opened !== undefined;
    if (isOpen && !this.#wasOpen) {
      store.focusNext = 'viewer-back';
    }
    const isGone = this.#wasOpen && !isOpen && this.#focus.isLost;
    this.#wasOpen = isOpen;
    const gallery = this.querySelector('qwen-gallery');
    if (store.focusResult !== '' || (isGone && gallery !== null)) {
      const id = store.focusResult;
      store.focusResult = '';
      if (gallery instanceof Gallery) {
        void gallery.updateComplete.then(() => {
          gallery.focusGrid(id);
        });
      }
    } else if (store.focusNext !== '') {
      const target = document.getElementById(store.focusNext);
      store.focusNext = '';
      target?.focus();
    } else if (this.#focus.isLost) {
      this.#focus.restore();
    }
  }
}

function stopHeldKey(event: KeyboardEvent): void {
  const { target } = event;
  const isOnButton = target instanceof Element && target.closest('button, vscode-button') !== null;
  if (wouldPressAgain(event, isOnButton)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

/** Spreadsheets and the like bring a picture along with the text that they copy: into a field goes the text. */
function isTextForField({ target, clipboardData }: ClipboardEvent): boolean {
  const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  return isField && (clipboardData?.getData('text/plain') ?? '') !== '';
}

function title(): TemplateResult {
  return html`<h1 class="sr-only">${t('Qwen Image')}</h1>`;
}

import { html, LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { tile } from './galleryTile';
import { layOut, moveInGrid, visibleRange, type GridLayout } from './gridLayout';
import { can } from './jobSteps';
import type { Page } from './page';
import type { Result } from './result';
import { t } from './words';

const gap = 6;

/**
 * Results as a grid of which only what is in sight is drawn. The list itself holds the focus and names its active
 * option, so that the focus survives scrolling.
 */
export class Gallery extends LitElement {
  static override properties = {
    page: { attribute: false },
    results: { attribute: false },
    chosen: { attribute: false },
    smallest: { type: Number },
    label: {},
    stamp: { attribute: false },
    active: { state: true },
  };
  declare page: Page;
  declare results: readonly Result[];
  /** Keys of results. */
  declare chosen: readonly string[];
  /** Smallest width of a cell in CSS pixels. */
  declare smallest: number;
  declare label: string;
  /** Changes when tiles may look different though the jobs are the same. */
  declare stamp: number;
  /** Key of a result. */
  declare active: string;
  #scroller: Element | undefined;
  /** Where the active result was when it was drawn last: what takes its place is active after it is gone. */
  #place = 0;
  readonly #observer = new ResizeObserver(() => {
    this.requestUpdate();
  });
  readonly #scrolled = () => {
    this.requestUpdate();
  };

  constructor() {
    super();
    this.active = '';
    this.chosen = [];
    this.results = [];
  }

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scroller = this.closest('.scroller') ?? document.documentElement;
    this.#scroller.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#observer.observe(this);
    this.#observer.observe(this.#scroller);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scroller?.removeEventListener('scroll', this.#scrolled);
    this.#observer.disconnect();
  }

  override render(): TemplateResult {
    const layout = this.#layout();
    const { first, end } = this.#range(layout);
    const visible = this.results.slice(first, end);
    this.page.thumbnails.want(visible);
    const active = this.#activeIndex();
    this.#place = active;
    const isActiveDrawn = active >= first && active < end;
    return html`<div
      class="grid"
      role="listbox"
      tabindex="0"
      aria-label=${this.label}
      aria-multiselectable="true"
      aria-activedescendant=${isActiveDrawn ? `result-${this.results[active]?.key ?? ''}` : ''}
      @keydown=${(event: KeyboardEvent) => {
        this.#takeKey(event, layout);
      }}
    >
      ${repeat(
        visible,
        (result) => result.key,
        (result, offset) =>
          tile({
            page: this.page,
            result,
            position: first + offset,
            count: this.results.length,
            isActive: first + offset === active,
            isChosen: this.chosen.includes(result.key),
            press: (event) => {
              this.active = result.key;
              this.#press(result, event.ctrlKey || event.metaKey);
            },
          }),
      )}
    </div>`;
  }

  override updated(): void {
    const grid = this.firstElementChild;
    if (!(grid instanceof HTMLElement)) {
      return;
    }
    const layout = this.#layout();
    const { first } = this.#range(layout);
    grid.style.height = `${layout.height}px`;
    // Through the style object: the content security policy forbids style attributes.
    Array.from(grid.children).forEach((element, offset) => {
      if (element instanceof HTMLElement) {
        placeTile(element.style, first + offset, layout);
      }
    });
  }

  focusGrid(key: string): void {
    this.active = key;
    const grid = this.firstElementChild;
    if (grid instanceof HTMLElement) {
      grid.focus({ preventScroll: true });
    }
  }

  #activeIndex(): number {
    const found = this.results.findIndex(({ key }) => key === this.active);
    return found === -1 ? Math.max(0, Math.min(this.#place, this.results.length - 1)) : found;
  }

  #layout(): GridLayout {
    return layOut({ count: this.results.length, width: this.clientWidth, smallest: this.smallest, gap });
  }

  #range(layout: GridLayout): { readonly first: number; readonly end: number } {
    const scroller = this.#scroller ?? document.documentElement;
    const top = scroller.getBoundingClientRect().top - this.getBoundingClientRect().top;
    return visibleRange(layout, gap, Math.max(0, top), scroller.clientHeight, this.results.length);
  }

  #press(result: Result, isChoosing: boolean): void {
    if (isChoosing) {
      this.page.actions.choose(result);
    } else {
      this.page.actions.open({ result: result.key });
    }
  }

  #takeKey(event: KeyboardEvent, layout: GridLayout): void {
    const result = this.results[this.#activeIndex()];
    if (result === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const { job, key } = result;
    const page = Math.max(1, Math.floor((this.#scroller?.clientHeight ?? 0) / layout.cell));
    const target = moveInGrid(event.key, this.#activeIndex(), layout.columns, page, this.results.length);
    if (target !== undefined) {
      this.active = this.results[target]?.key ?? '';
      this.#bringIntoSight(target, layout);
    } else if (event.key === 'Enter') {
      this.page.actions.open({ result: key });
    } else if (event.key === ' ') {
      this.page.actions.choose(result);
    } else if (event.key === 's') {
      void this.page.actions.star(job);
    } else if (event.key === 'Delete' && can(job, 'remove')) {
      void this.page.actions.act(job, job.state === 'saved' ? 'delete' : 'remove');
    } else {
      return;
    }
    event.preventDefault();
  }

  #bringIntoSight(index: number, layout: GridLayout): void {
    const scroller = this.#scroller ?? document.documentElement;
    const bounds = scroller.getBoundingClientRect();
    const top = this.getBoundingClientRect().top + Math.floor(index / layout.columns) * (layout.cell + gap);
    const over = top + layout.cell + gap - (bounds.top + scroller.clientHeight);
    const under = bounds.top + gap - top;
    scroller.scrollBy({ top: under > 0 ? -under : Math.max(0, over) });
  }
}

function placeTile(style: CSSStyleDeclaration, index: number, { columns, cell }: GridLayout): void {
  const step = cell + gap;
  style.transform = `translate(${(index % columns) * step}px, ${Math.floor(index / columns) * step}px)`;
  style.width = `${cell}px`;
  style.height = `${cell}px`;
}

/** What the list answers to, for those who cannot guess. */
export function galleryHint(): string {
  return t('Enter opens, Space chooses two to compare, S stars, Delete deletes.');
}

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CompareMode } from '../compare/compareMode';
import { frameWords } from '../compare/frameWords';
import { measureFrame } from '../compare/measuredDrift';
import { t } from '../words';
import { placePlanes, planes } from './planes';
import type { Shown } from './shown';
import { takeStageKey, zoomFactor } from './stageKeys';
import { stageTools } from './stageTools';
import { fit, fittingScale, pan, zoomAt, type Placement } from './zoom';

/** Pixels beside the line between two pictures where a pointer takes hold of it. */
const lineReach = 14;

/** A picture to zoom and move, and, where there is another, the two held against each other. */
export class Stage extends LitElement {
  static override properties = {
    picture: { attribute: false },
    earlier: { attribute: false },
    mode: { attribute: false },
    chooseMode: { attribute: false },
    share: { state: true },
    isBroken: { state: true },
    frameNote: { state: true },
  };
  declare picture: Shown;
  declare earlier: Shown | undefined;
  declare mode: CompareMode;
  declare chooseMode: (mode: CompareMode) => void;
  /** 0 to 100: how much of the earlier picture is shown. */
  declare share: number;
  declare isBroken: boolean;
  declare frameNote: string;
  #size = { width: 0, height: 0 };
  #placement: Placement | undefined;
  readonly #observer = new ResizeObserver(() => {
    this.#fit();
  });

  constructor() {
    super();
    this.mode = 'slider';
    this.share = 50;
    this.isBroken = false;
    this.frameNote = '';
  }

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  override willUpdate(changed: PropertyValues): void {
    const before: unknown = changed.get('picture');
    if (changed.has('picture') && before !== this.picture) {
      this.#placement = undefined;
      this.isBroken = false;
    }
  }

  override render(): TemplateResult {
    const { picture, earlier, mode } = this;
    return html`<div
        class="stage-room"
        tabindex="0"
        role="group"
        aria-label=${t('Picture. Plus and minus zoom, arrows move, 0 fits.')}
        @wheel=${(event: WheelEvent) => {
          event.preventDefault();
          this.#zoom(Math.exp(-event.deltaY / 300), event);
        }}
        @pointerdown=${(event: PointerEvent) => {
          this.#drag(event);
        }}
        @dblclick=${(event: MouseEvent) => {
          this.#toggle(event);
        }}
        @keydown=${(event: KeyboardEvent) => {
          this.#takeKey(event);
        }}
      >
        ${
          this.isBroken
            ? html`<p class="stage-note">${t('The picture is not there any more, or cannot be read.')}</p>`
            : nothing
        }
        ${planes({
          ...{ picture, earlier, mode },
          loaded: (size) => {
            this.#size = size;
            this.#fit();
          },
          broken: () => {
            this.isBroken = true;
          },
        })}
      </div>
      ${stageTools({
        ...{ picture, earlier, mode, share: this.share, chooseMode: this.chooseMode },
        changeShare: (share) => {
          this.share = share;
        },
        percent: Math.round((this.#placement?.scale ?? 1) * 100),
        zoomOut: () => {
          this.#zoom(1 / zoomFactor);
        },
        zoomIn: () => {
          this.#zoom(zoomFactor);
        },
        fit: () => {
          this.#placement = undefined;
          this.#fit();
        },
      })}
      ${this.frameNote === '' ? nothing : html`<p class="frame-note muted">${this.frameNote}</p>`}`;
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('picture') || changed.has('earlier')) {
      this.frameNote = '';
      void this.#measureFrame(this.picture.src, this.earlier?.src);
    }
    if (changed.has('mode')) {
      // The room for one picture has changed.
      this.#placement = undefined;
      this.#fit();
    }
    const room = this.querySelector<HTMLElement>('.stage-room');
    if (room !== null && this.#placement !== undefined) {
      placePlanes(
        room,
        this.earlier === undefined ? 'slider' : this.mode,
        this.share,
        this.#size,
        this.#placement,
      );
    }
  }

  /** Says what became of the frame, once nothing more urgent is to be done. */
  async #measureFrame(after: string, before: string | undefined): Promise<void> {
    if (before === undefined) {
      return;
    }
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
    try {
      const note = frameWords(await measureFrame(before, after));
      if (this.picture.src === after && this.earlier?.src === before) {
        this.frameNote = note;
      }
    } catch {
      // One of the pictures is gone: the stage says so by itself.
    }
  }

  #room(): { readonly width: number; readonly height: number } {
    const pane = this.querySelector('.pane');
    return { width: pane?.clientWidth ?? 0, height: pane?.clientHeight ?? 0 };
  }

  /** Fits anew, unless the person has zoomed in. */
  #fit(): void {
    const room = this.#room();
    if (this.#size.width === 0) {
      return;
    }
    const isFitting =
      this.#placement === undefined || this.#placement.scale <= fittingScale(this.#size, room) * 1.01;
    this.#placement =
      isFitting || this.#placement === undefined
        ? fit(this.#size, room)
        : pan(this.#placement, 0, 0, this.#size, room);
    this.requestUpdate();
  }

  #zoom(factor: number, at?: MouseEvent): void {
    const room = this.#room();
    if (this.#placement === undefined) {
      return;
    }
    const bounds = paneAt(at)?.getBoundingClientRect();
    const x = at === undefined || bounds === undefined ? room.width / 2 : at.clientX - bounds.left;
    const y = at === undefined || bounds === undefined ? room.height / 2 : at.clientY - bounds.top;
    this.#placement = zoomAt(this.#placement, factor, x, y, this.#size, room);
    this.requestUpdate();
  }

  #move(dx: number, dy: number): void {
    if (this.#placement !== undefined) {
      this.#placement = pan(this.#placement, dx, dy, this.#size, this.#room());
      this.requestUpdate();
    }
  }

  /** Between the whole picture and its real pixels. */
  #toggle(event: MouseEvent): void {
    const scale = this.#placement?.scale ?? 1;
    this.#zoom(scale < 1 ? 1 / scale : 0.001, event);
  }

  /** Moves the line when the pointer is near it, else the picture. */
  #drag(event: PointerEvent): void {
    const room = event.currentTarget;
    if (!(room instanceof HTMLElement) || this.#placement === undefined) {
      return;
    }
    room.setPointerCapture(event.pointerId);
    const { scale, x } = this.#placement;
    const left = room.getBoundingClientRect().left;
    const width = this.#size.width * scale;
    const line = left + x + (this.share / 100) * width;
    const hasLine = this.earlier !== undefined && this.mode === 'slider';
    const isLine = hasLine && Math.abs(event.clientX - line) < lineReach;
    const ended = new AbortController();
    const { signal } = ended;
    room.addEventListener(
      'pointermove',
      (move) => {
        if (isLine) {
          this.share = Math.min(100, Math.max(0, (100 * (move.clientX - left - x)) / width));
        } else {
          this.#move(move.movementX, move.movementY);
        }
      },
      { signal },
    );
    for (const end of ['pointerup', 'pointercancel'] as const) {
      room.addEventListener(
        end,
        () => {
          ended.abort();
        },
        { signal },
      );
    }
  }

  #takeKey(event: KeyboardEvent): void {
    const isTaken = takeStageKey(event, {
      zoom: (factor) => {
        this.#zoom(factor);
      },
      fit: () => {
        this.#zoom(0.001);
      },
      move: (right, down) => {
        this.#move(right, down);
      },
    });
    if (isTaken) {
      event.preventDefault();
    }
  }
}

function paneAt(event: MouseEvent | undefined): Element | null {
  return event?.target instanceof Element ? event.target.closest('.pane') : null;
}

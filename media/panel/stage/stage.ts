import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CompareMode } from '../compare/compareMode';
import { frameWords } from '../compare/frameWords';
import { measureFrame } from '../compare/measuredDrift';
import { t } from '../words';
import { FrameNote } from './frameNote';
import { PicturePlace } from './picturePlace';
import { placePlanes, planes } from './planes';
import { isOther, type Shown } from './shown';
import { takeStageKey, zoomFactor } from './stageKeys';
import { stageTools } from './stageTools';
import type { Extent } from './zoom';

/** Pixels beside the line between two pictures where a pointer takes hold of it. */
const lineReach = 14;

/** A picture to zoom and move, and, where there is another, the two held against each other. */
export class Stage extends LitElement {
  static override properties = {
    picture: { attribute: false, hasChanged: isOther },
    earlier: { attribute: false, hasChanged: isOther },
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
  readonly #place = new PicturePlace();
  /** Address of the picture that the place is of. */
  #placedSrc = '';
  readonly #frame = new FrameNote(measured, (words) => {
    this.frameNote = words;
  });
  readonly #observer = new ResizeObserver(() => {
    this.#change((room) => {
      this.#place.fit(room);
    });
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
    this.#watchRoom();
  }

  override firstUpdated(): void {
    this.#watchRoom();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.#frame.end();
  }

  override willUpdate(): void {
    if (this.picture.src !== this.#placedSrc) {
      this.#placedSrc = this.picture.src;
      this.#place.clear();
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
            this.#change((room) => {
              this.#place.load(size, room);
            });
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
        percent: Math.round((this.#place.placement?.scale ?? 1) * 100),
        zoomOut: () => {
          this.#zoom(1 / zoomFactor);
        },
        zoomIn: () => {
          this.#zoom(zoomFactor);
        },
        fit: () => {
          this.#change((room) => {
            this.#place.showWhole(room);
          });
        },
      })}
      ${this.frameNote === '' ? nothing : html`<p class="frame-note muted">${this.frameNote}</p>`}`;
  }

  override updated(changed: PropertyValues): void {
    this.#frame.show(this.earlier, this.picture);
    if (changed.has('mode')) {
      // The room for one picture has changed.
      this.#change((room) => {
        this.#place.showWhole(room);
      });
    }
    const room = this.querySelector<HTMLElement>('.stage-room');
    const { placement, size } = this.#place;
    if (room !== null && placement !== undefined) {
      placePlanes(room, this.earlier === undefined ? 'slider' : this.mode, this.share, size, placement);
    }
  }

  /** Not the whole stage: the note on the frame and the tools below take their room from the picture’s. */
  #watchRoom(): void {
    const room = this.querySelector('.stage-room');
    if (room !== null) {
      this.#observer.observe(room);
    }
  }

  /** Does something to the picture's place, and shows it there. */
  #change(work: (room: Extent) => void): void {
    work(this.#room());
    if (this.#place.placement !== undefined) {
      this.requestUpdate();
    }
  }

  #room(): Extent {
    const pane = this.querySelector('.pane');
    return { width: pane?.clientWidth ?? 0, height: pane?.clientHeight ?? 0 };
  }

  #zoom(factor: number, at?: MouseEvent): void {
    const bounds = paneAt(at)?.getBoundingClientRect();
    this.#change((room) => {
      const x = at === undefined || bounds === undefined ? room.width / 2 : at.clientX - bounds.left;
      const y = at === undefined || bounds === undefined ? room.height / 2 : at.clientY - bounds.top;
      this.#place.zoom(factor, x, y, room);
    });
  }

  #move(dx: number, dy: number): void {
    this.#change((room) => {
      this.#place.move(dx, dy, room);
    });
  }

  /** Between the whole picture and its real pixels. */
  #toggle(event: MouseEvent): void {
    const scale = this.#place.placement?.scale ?? 1;
    this.#zoom(scale < 1 ? 1 / scale : 0.001, event);
  }

  /** Moves the line when the pointer is near it, else the picture. */
  #drag(event: PointerEvent): void {
    const room = event.currentTarget;
    const { placement, size } = this.#place;
    if (!(room instanceof HTMLElement) || placement === undefined) {
      return;
    }
    room.setPointerCapture(event.pointerId);
    const { scale, x } = placement;
    const left = room.getBoundingClientRect().left;
    const width = size.width * scale;
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

/** In words, once nothing more urgent is to be done. */
async function measured(before: string, after: string, signal: AbortSignal): Promise<string> {
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
  return frameWords(await measureFrame(before, after, signal));
}

function paneAt(event: MouseEvent | undefined): Element | null {
  return event?.target instanceof Element ? event.target.closest('.pane') : null;
}

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { iconButton } from './icon';
import type { Shown } from './shown';
import { t } from './words';
import { fit, fittingScale, pan, zoomAt, type Placement } from './zoom';

/** A picture to zoom and move, and, where there is another, a line between the two that can be moved. */
export class Stage extends LitElement {
  static override properties = {
    picture: { attribute: false },
    earlier: { attribute: false },
    split: { state: true },
    isBroken: { state: true },
  };
  declare picture: Shown;
  declare earlier: Shown | undefined;
  /** 0 to 100: the share that shows the earlier picture. */
  declare split: number;
  declare isBroken: boolean;
  #size = { width: 0, height: 0 };
  #placement: Placement | undefined;
  readonly #observer = new ResizeObserver(() => {
    this.#fit();
  });

  constructor() {
    super();
    this.split = 50;
    this.isBroken = false;
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
    const before = this.earlier;
    const percent = Math.round((this.#placement?.scale ?? 1) * 100);
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
        <div class="plane">
          <img
            class="plane-after"
            src=${this.picture.src}
            alt=${this.picture.name}
            draggable="false"
            @load=${(event: Event & { readonly target: HTMLImageElement }) => {
              this.#size = { width: event.target.naturalWidth, height: event.target.naturalHeight };
              this.#fit();
            }}
            @error=${() => {
              this.isBroken = true;
            }}
          />
          ${
            before === undefined
              ? nothing
              : html`<img class="plane-before" src=${before.src} alt=${before.name} draggable="false" />`
          }
        </div>
        ${before === undefined ? nothing : html`<div class="divider"></div>`}
      </div>
      <div class="stage-tools">
        ${
          before === undefined
            ? nothing
            : html`<input
                type="range"
                class="split"
                min="0"
                max="100"
                aria-label=${t('How much of {0} is shown over {1}', before.name, this.picture.name)}
                .value=${String(this.split)}
                @input=${(event: InputEvent & { readonly target: HTMLInputElement }) => {
                  this.split = Number(event.target.value);
                }}
              />`
        }
        <span class="stage-zoom">
          ${this.#button('zoom-out', t('Zoom out'), () => {
            this.#zoom(1 / 1.4);
          })}
          <output class="zoom-percent">${percent} %</output>
          ${this.#button('zoom-in', t('Zoom in'), () => {
            this.#zoom(1.4);
          })}
          ${this.#button('screen-full', t('Fit'), () => {
            this.#placement = undefined;
            this.#fit();
          })}
        </span>
      </div>`;
  }

  override updated(): void {
    const plane = this.querySelector<HTMLElement>('.plane');
    if (plane === null || this.#placement === undefined) {
      return;
    }
    const { scale, x, y } = this.#placement;
    plane.style.width = `${this.#size.width}px`;
    plane.style.height = `${this.#size.height}px`;
    plane.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    plane.classList.toggle('pixels', scale >= 4);
    const before = this.querySelector<HTMLElement>('.plane-before');
    const divider = this.querySelector<HTMLElement>('.divider');
    const after = this.querySelector<HTMLElement>('.plane-after');
    if (after !== null) {
      // Each on its own side: one that is transparent or of another shape must not show the other.
      after.style.clipPath = before === null ? '' : `inset(0 0 0 ${this.split}%)`;
    }
    if (before !== null && divider !== null) {
      before.style.clipPath = `inset(0 ${100 - this.split}% 0 0)`;
      divider.style.transform = `translateX(${x + (this.split / 100) * this.#size.width * scale}px)`;
    }
  }

  #button(icon: Parameters<typeof iconButton>[0]['icon'], label: string, press: () => void): TemplateResult {
    return iconButton({ icon, label, press });
  }

  #room(): { readonly width: number; readonly height: number } {
    const room = this.querySelector('.stage-room');
    return { width: room?.clientWidth ?? 0, height: room?.clientHeight ?? 0 };
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
    const bounds = this.querySelector('.stage-room')?.getBoundingClientRect();
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
    const line = left + x + (this.split / 100) * width;
    const isLine = this.earlier !== undefined && Math.abs(event.clientX - line) < 14;
    const ended = new AbortController();
    const { signal } = ended;
    room.addEventListener(
      'pointermove',
      (move) => {
        if (isLine) {
          this.split = Math.min(100, Math.max(0, (100 * (move.clientX - left - x)) / width));
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
    const step = 48;
    const keys: Readonly<Record<string, () => void>> = {
      '+': () => {
        this.#zoom(1.4);
      },
      '-': () => {
        this.#zoom(1 / 1.4);
      },
      '0': () => {
        this.#zoom(0.001);
      },
      ArrowLeft: () => {
        this.#move(step, 0);
      },
      ArrowRight: () => {
        this.#move(-step, 0);
      },
      ArrowUp: () => {
        this.#move(0, step);
      },
      ArrowDown: () => {
        this.#move(0, -step);
      },
    };
    const act = keys[event.key === '=' ? '+' : event.key];
    if (act !== undefined && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      act();
    }
  }
}

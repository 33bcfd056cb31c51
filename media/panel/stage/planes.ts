import { html, nothing, type TemplateResult } from 'lit';
import type { CompareMode } from '../compare/compareMode';
import type { Shown } from './shown';
import type { Placement } from './zoom';

interface Planes {
  readonly picture: Shown;
  readonly earlier: Shown | undefined;
  readonly mode: CompareMode;
  readonly loaded: (size: { readonly width: number; readonly height: number }) => void;
  readonly broken: () => void;
}

/** The picture, and the one it is held against: over it, or in a pane of its own. */
export function planes({ picture, earlier, mode, loaded, broken }: Planes): TemplateResult {
  const after = html`<img
    class="plane-after"
    src=${picture.src}
    alt=${picture.name}
    draggable="false"
    @load=${(event: Event & { readonly target: HTMLImageElement }) => {
      loaded({ width: event.target.naturalWidth, height: event.target.naturalHeight });
    }}
    @error=${broken}
  />`;
  const before =
    earlier === undefined
      ? nothing
      : html`<img class="plane-before" src=${earlier.src} alt=${earlier.name} draggable="false" />`;
  if (earlier !== undefined && mode === 'side') {
    return html`<div class="panes side">
      <div class="pane"><div class="plane">${before}</div></div>
      <div class="pane"><div class="plane">${after}</div></div>
    </div>`;
  }
  return html`<div class="panes">
    <div class="pane">
      <div class="plane ${earlier === undefined ? '' : mode}">${after}${before}</div>
      ${earlier !== undefined && mode === 'slider' ? html`<div class="divider"></div>` : nothing}
    </div>
  </div>`;
}

/**
 * Puts the planes in their place. Through style objects: the content security policy forbids style attributes.
 * @param share 0 to 100: how much of the earlier picture is shown, where the mode has such a share
 */
export function placePlanes(
  room: HTMLElement,
  mode: CompareMode,
  share: number,
  size: { readonly width: number; readonly height: number },
  { scale, x, y }: Placement,
): void {
  for (const plane of room.querySelectorAll<HTMLElement>('.plane')) {
    plane.style.width = `${size.width}px`;
    plane.style.height = `${size.height}px`;
    plane.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    plane.classList.toggle('pixels', scale >= 4);
  }
  const before = room.querySelector<HTMLElement>('.plane-before');
  const after = room.querySelector<HTMLElement>('.plane-after');
  const divider = room.querySelector<HTMLElement>('.divider');
  const isSplit = before !== null && mode === 'slider';
  // Each on its own side: one that is transparent or of another shape must not show the other.
  after?.style.setProperty('clip-path', isSplit ? `inset(0 0 0 ${share}%)` : 'none');
  before?.style.setProperty('clip-path', isSplit ? `inset(0 ${100 - share}% 0 0)` : 'none');
  before?.style.setProperty('opacity', mode === 'onion' ? String(share / 100) : '1');
  divider?.style.setProperty('transform', `translateX(${x + (share / 100) * size.width * scale}px)`);
}

import { html, nothing, type TemplateResult } from 'lit';
import { compareModeOf, modeFaces, type CompareMode } from '../compare/compareMode';
import { icon, iconButton } from '../icon';
import { segmented } from '../segmented';
import { t } from '../words';
import type { Shown } from './shown';

export interface StageTools {
  readonly picture: Shown;
  readonly earlier: Shown | undefined;
  readonly mode: CompareMode;
  readonly chooseMode: (mode: CompareMode) => void;
  /** 0 to 100. */
  readonly share: number;
  readonly changeShare: (share: number) => void;
  readonly percent: number;
  readonly zoomOut: () => void;
  readonly zoomIn: () => void;
  readonly fit: () => void;
}

/** Below the picture: how two are compared, and the zoom. */
export function stageTools(tools: StageTools): TemplateResult {
  return html`<div class="stage-tools">
    ${tools.earlier === undefined ? nothing : comparison(tools, tools.earlier)}
    <span class="stage-zoom">
      ${iconButton({ icon: 'zoom-out', label: t('Zoom out'), press: tools.zoomOut })}
      <output class="zoom-percent">${tools.percent} %</output>
      ${iconButton({ icon: 'zoom-in', label: t('Zoom in'), press: tools.zoomIn })}
      ${iconButton({ icon: 'screen-full', label: t('Fit'), press: tools.fit })}
    </span>
  </div>`;
}

function comparison(
  { mode, chooseMode, picture, share, changeShare }: StageTools,
  earlier: Shown,
): TemplateResult {
  return html`${segmented({
    name: 'compare-mode',
    label: t('Compare with {0}', earlier.name),
    value: mode,
    segments: modeFaces().map((face) => ({ value: face.mode, label: face.label, content: icon(face.icon) })),
    choose: (value) => {
      chooseMode(compareModeOf(value));
    },
  })}
  ${
    mode === 'slider' || mode === 'onion'
      ? html`<input
          type="range"
          class="split"
          min="0"
          max="100"
          aria-label=${
            mode === 'slider'
              ? t('How much of {0} is shown over {1}', earlier.name, picture.name)
              : t('How strongly {0} is seen through {1}', earlier.name, picture.name)
          }
          .value=${String(share)}
          @input=${(event: InputEvent & { readonly target: HTMLInputElement }) => {
            changeShare(Number(event.target.value));
          }}
        />`
      : nothing
  }`;
}

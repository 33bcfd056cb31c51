import { html, type TemplateResult } from 'lit';

export interface Segment {
  readonly value: string;
  readonly label: string;
  readonly content: TemplateResult | string;
}

/** A few alternatives side by side: radio buttons, so that arrows move and one is always chosen. */
export function segmented(options: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly segments: readonly Segment[];
  readonly choose: (value: string) => void;
  readonly kind?: 'shapes';
}): TemplateResult {
  return html`<div class="segmented ${options.kind ?? ''}" role="radiogroup" aria-label=${options.label}>
    ${options.segments.map(
      ({ value, label, content }) =>
        html`<label class="segment" title=${label}>
          <input
            type="radio"
            name=${options.name}
            value=${value}
            aria-label=${label}
            .checked=${value === options.value}
            @change=${() => {
              options.choose(value);
            }}
          />
          <span class="segment-face">${content}</span>
        </label>`,
    )}
  </div>`;
}

import { html, nothing, svg, type TemplateResult } from 'lit';
import { iconLetter, type IconName } from './icons';

/** An icon that says nothing to a screen reader: its control has the name. */
export function icon(name: IconName): TemplateResult {
  return html`<span class="icon" aria-hidden="true">${iconLetter(name)}</span>`;
}

export interface IconButton {
  readonly icon: IconName | TemplateResult;
  readonly label: string;
  readonly press: () => unknown;
  /** For a button that stays pressed. */
  readonly isPressed?: boolean;
  /** For a button that opens something below it: the id of that. */
  readonly opens?: { readonly id: string; readonly isOpen: boolean };
  /** Says so and does nothing; a button that were disabled outright would lose the focus. */
  readonly isDisabled?: boolean;
  readonly id?: string;
}

export function iconButton(button: IconButton): TemplateResult {
  const { opens } = button;
  return html`<button
    type="button"
    class="icon-button"
    id=${button.id ?? nothing}
    title=${button.label}
    aria-label=${button.label}
    aria-pressed=${button.isPressed === undefined ? nothing : String(button.isPressed)}
    aria-expanded=${opens === undefined ? nothing : String(opens.isOpen)}
    aria-controls=${opens?.isOpen === true ? opens.id : nothing}
    aria-disabled=${button.isDisabled === true ? 'true' : nothing}
    @click=${() => (button.isDisabled === true ? undefined : button.press())}
  >
    ${typeof button.icon === 'string' ? icon(button.icon) : button.icon}
  </button>`;
}

/** Codicons have no die. */
export const dice = html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
  <rect x="2.5" y="2.5" width="11" height="11" rx="2" fill="none" stroke="currentColor" />
  ${[5.4, 8, 10.6].map((at) => svg`<circle cx=${at} cy=${at} r="1.05" fill="currentColor" />`)}
</svg>`;

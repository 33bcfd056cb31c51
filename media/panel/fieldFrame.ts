import { html, nothing, type TemplateResult } from 'lit';
import { iconButton } from './icon';
import type { Page } from './page';
import { t } from './words';

export interface FieldFrame {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly issue: string;
  /** Shown beside the label. */
  readonly value?: string;
  /** A group of controls has no single one to label. */
  readonly isGroup?: boolean;
  readonly tools?: TemplateResult;
  readonly control: TemplateResult;
}

/** Ids of what describes a field's control: its help always, what is wrong when something is. */
export function describedBy(name: string, issue: string): string {
  return issue === '' ? `${name}-help` : `${name}-issue ${name}-help`;
}

/** Label, help, control and what is wrong: the same for every field. */
export function fieldFrame(page: Page, field: FieldFrame): TemplateResult {
  const { store } = page;
  const isHelpOpen = store.openHelp === field.name;
  return html`<div class="field" data-field=${field.name}>
    <div class="field-head">
      ${
        field.isGroup === true
          ? html`<span class="label">${t(field.label)}</span>`
          : html`<label class="label" for=${field.name}>${t(field.label)}</label>`
      }
      ${field.value === undefined ? nothing : html`<span class="field-value">${field.value}</span>`}
      <span class="field-tools">
        ${field.tools ?? nothing}
        ${iconButton({
          icon: 'question',
          label: t('About {0}', t(field.label)),
          opens: { id: `${field.name}-help`, isOpen: isHelpOpen },
          press: () => {
            store.openHelp = isHelpOpen ? '' : field.name;
            store.changed();
          },
        })}
      </span>
    </div>
    <div class="help ${isHelpOpen ? '' : 'sr-only'}" id="${field.name}-help">${t(field.help)}</div>
    ${field.control}
    ${field.issue === '' ? nothing : html`<div class="issue" id="${field.name}-issue">${field.issue}</div>`}
  </div>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { iconButton } from './icon';
import type { Page } from './page';
import { t } from './words';

/** What went wrong with the last thing that was asked for. Dismissed, it gives the focus to the element of that id. */
export function problemNote({ store, actions }: Page, focusNext: string): TemplateResult | typeof nothing {
  if (store.problem === '') {
    return nothing;
  }
  return html`<div class="problem" data-keeps-focus tabindex="-1">
    <span>${store.problem}</span>
    ${iconButton({
      icon: 'close',
      label: t('Dismiss'),
      press: () => {
        store.focusNext = focusNext;
        actions.showProblem('');
      },
    })}
  </div>`;
}

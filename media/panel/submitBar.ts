import { html, nothing, type TemplateResult } from 'lit';
import { maximumCount } from './maximumCount';
import { averageCost } from '../../src/core/averageCost';
import { dollars } from '../../src/core/dollars';
import { costWords } from './costs';
import { iconButton } from './icon';
import type { Page } from './page';
import { t } from './words';

/** How many, for how much, and go. */
export function submitBar(page: Page): TemplateResult {
  const { store, actions } = page;
  const { form } = store;
  const average = averageCost(store.jobs, form.model);
  const verb = store.local.purpose === 'edit' ? t('Edit') : t('Generate');
  const balance = store.credits === null ? undefined : store.credits.credits + store.credits.freeCredits;
  return html`<div class="submit-bar">
    <div class="submit-row">
      <vscode-button
        id="submit"
        aria-label=${form.count === 1 ? verb : t('{0}, {1} pictures', verb, form.count)}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        title="${verb} (${isMac() ? '⌘' : 'Ctrl+'}Enter)"
        aria-disabled=${store.isSubmitting ? 'true' : nothing}
        @click=${() => actions.submit()}
        >${store.isSubmitting ? t('Sending…') : form.count === 1 ? verb : `${verb} ${form.count}`}</vscode-button
      >
      ${counter(page)}
    </div>
    <div class="money muted">
      <span>${costWords(average, form.count)}</span>
      ${
        balance === undefined
          ? nothing
          : html`<span title=${t('Credits left at Segmind')}>${t('{0} left', dollars(balance))}</span>`
      }
    </div>
  </div>`;
}

function counter(page: Page): TemplateResult {
  const { store } = page;
  const { count } = store.form;
  const set = (value: number) => {
    store.changeForm({ count: Math.min(maximumCount, Math.max(1, value)) });
  };
  return html`<div class="counter" role="group" aria-label=${t('Variations')} title=${t('Variations')}>
    ${iconButton({
      icon: 'remove',
      label: t('Fewer variations'),
      isDisabled: count <= 1,
      press: () => {
        set(count - 1);
      },
    })}
    <output class="count" aria-live="polite" aria-label=${t('{0} variations', count)}>${count}×</output>
    ${iconButton({
      icon: 'add',
      label: t('More variations'),
      isDisabled: count >= maximumCount,
      press: () => {
        set(count + 1);
      },
    })}
  </div>`;
}

function isMac(): boolean {
  return /mac/i.test(navigator.userAgent);
}

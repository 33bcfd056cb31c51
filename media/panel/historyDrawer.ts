import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { shortPrompt } from './announcement';
import { icon, iconButton } from './icon';
import type { Page } from './page';
import { searchPrompts } from './promptRecall';
import { t } from './words';

/** How many are shown; searching finds the rest. */
const shown = 30;

/** Earlier prompts, newest first, with search. */
export function historyDrawer(page: Page): TemplateResult {
  const { store, actions } = page;
  const found = searchPrompts(store.library.prompts, store.historySearch);
  return html`<section
    class="drawer"
    id="history"
    aria-label=${t('Recent prompts')}
    tabindex="-1"
    data-keeps-focus
  >
    <div class="search">
      ${icon('search')}
      <input
        type="search"
        id="history-search"
        class="input"
        placeholder=${t('Search prompts')}
        aria-label=${t('Search prompts')}
        .value=${store.historySearch}
        @input=${(event: InputEvent & { readonly target: HTMLInputElement }) => {
          store.historySearch = event.target.value;
          store.changed();
        }}
      />
    </div>
    ${
      found.length === 0
        ? html`<p class="muted">
            ${store.library.prompts.length === 0 ? t('What you ask for is kept here.') : t('Nothing found.')}
          </p>`
        : html`<ul class="rows">
            ${repeat(
              found.slice(0, shown),
              (prompt) => prompt,
              (prompt) =>
                html`<li class="row">
                  <button
                    type="button"
                    class="row-main"
                    title=${prompt.slice(0, 600)}
                    @click=${() => {
                      store.changeForm({ prompt });
                      store.openDrawer(undefined);
                    }}
                  >
                    ${shortPrompt(prompt, 140)}
                  </button>
                  ${iconButton({
                    icon: 'close',
                    label: t('Forget “{0}”', shortPrompt(prompt, 40)),
                    press: () => actions.try(() => actions.caller.call('forgetPrompt', { prompt })),
                  })}
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}

import { html, type TemplateResult } from 'lit';
import { catalogue } from '../../src/core/catalogue';
import { stateFilters, type Filter, type StateFilter } from './filter';
import { icon, iconButton } from './icon';
import type { Page } from './page';
import { t } from './words';

/** What is chosen is set as a property: once somebody has picked, a browser goes by that and no longer by the attribute. */
export function filterBar(page: Page): TemplateResult {
  const { store } = page;
  const { filter } = store.local;
  const set = (change: Partial<Filter>) => {
    store.changeLocal({ filter: { ...filter, ...change } });
  };
  return html`<div class="filters" role="search" aria-label=${t('Filter results')}>
    <div class="search">
      ${icon('search')}
      <input
        type="search"
        id="search-results"
        class="input"
        placeholder=${store.home === 'view' ? t('Search') : t('Search prompts and files')}
        aria-label=${t('Search prompts and files')}
        .value=${filter.text}
        @input=${(event: InputEvent & { readonly target: HTMLInputElement }) => {
          set({ text: event.target.value });
        }}
      />
    </div>
    <select
      class="input"
      aria-label=${t('Model')}
      @change=${(event: Event & { readonly target: HTMLSelectElement }) => {
        set({ model: event.target.value });
      }}
    >
      <option value="" .selected=${filter.model === ''}>${t('All models')}</option>
      ${catalogue.map(
        (model) =>
          html`<option value=${model.id} .selected=${filter.model === model.id}>${model.title}</option>`,
      )}
    </select>
    <select
      class="input"
      aria-label=${t('State')}
      @change=${(event: Event & { readonly target: HTMLSelectElement }) => {
        set({ state: stateFilters.find((state) => state === event.target.value) ?? 'all' });
      }}
    >
      ${stateFilters.map(
        (state) =>
          html`<option value=${state} .selected=${filter.state === state}>${stateLabel(state)}</option>`,
      )}
    </select>
    ${iconButton({
      icon: filter.isStarred ? 'star-full' : 'star-empty',
      label: t('Only starred'),
      isPressed: filter.isStarred,
      press: () => {
        set({ isStarred: !filter.isStarred });
      },
    })}
  </div>`;
}

function stateLabel(state: StateFilter): string {
  switch (state) {
    case 'all':
      return t('All states');
    case 'running':
      return t('Running');
    case 'finished':
      return t('Finished');
    case 'attention':
      return t('Needs attention');
  }
}

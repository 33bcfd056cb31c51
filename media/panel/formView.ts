import { html, nothing, type TemplateResult } from 'lit';
import { catalogue } from '../../src/core/catalogue';
import type { Parameter } from '../../src/core/model';
import { icon, iconButton } from './icon';
import { inputField } from './inputField';
import { modelOf } from './localState';
import type { Page } from './page';
import { isRatio, parameterField } from './parameterField';
import { problemNote } from './problemNote';
import { promptField } from './promptField';
import { segmented } from './segmented';
import { submitBar } from './submitBar';
import { t } from './words';

export function formView(page: Page): TemplateResult {
  const { store, actions } = page;
  const { local } = store;
  const model = modelOf(store.form);
  const first = model.parameters.filter(isShownFirst);
  return html`<section
    class="form"
    aria-label=${t('What to make')}
    tabindex="-1"
    data-keeps-focus
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void actions.submit();
      } else if (event.key === 'Escape' && store.drawer !== undefined) {
        store.openDrawer(undefined);
      }
    }}
  >
    <h2 class="sr-only">${t('What to make')}</h2>
    ${segmented({
      name: 'purpose',
      label: t('What to do'),
      value: local.purpose,
      segments: [
        { value: 'generate', label: t('Generate'), content: t('Generate') },
        { value: 'edit', label: t('Edit'), content: t('Edit') },
      ],
      choose: (value) => {
        actions.choosePurpose(value === 'edit' ? 'edit' : 'generate');
      },
    })}
    ${modelField(page)} ${model.images.slice(0, 1).map((image) => inputField(page, image))}
    ${promptField(page)} ${first.map((parameter) => parameterField(page, parameter))} ${moreSettings(page)}
    ${problemNote(page, 'prompt')} ${submitBar(page)}
  </section>`;
}

function moreSettings(page: Page): TemplateResult {
  const { store, actions } = page;
  const { isMoreOpen } = store.local;
  const more = modelOf(store.form).parameters.filter((parameter) => !isShownFirst(parameter));
  return html`<div class="section">
    <div class="section-head">
      <button
        type="button"
        class="disclosure"
        aria-expanded=${String(isMoreOpen)}
        aria-controls=${isMoreOpen ? 'more' : nothing}
        @click=${() => {
          store.changeLocal({ isMoreOpen: !isMoreOpen });
        }}
      >
        ${icon(isMoreOpen ? 'chevron-down' : 'chevron-right')}${t('More settings')}
      </button>
      ${iconButton({
        icon: 'discard',
        label: t('Reset all settings to their defaults'),
        press: () => {
          actions.resetFields();
        },
      })}
    </div>
    ${
      isMoreOpen
        ? html`<div class="more" id="more">${more.map((parameter) => parameterField(page, parameter))}</div>`
        : nothing
    }
  </div>`;
}

/** The proportion and the seed decide most; the rest is a matter of taste. */
function isShownFirst(parameter: Parameter): boolean {
  return parameter.kind === 'seed' || isRatio(parameter);
}

/** Only where there is something to choose. */
function modelField(page: Page): TemplateResult | typeof nothing {
  const { store } = page;
  const models = catalogue.filter((model) => model.purpose === store.local.purpose);
  if (models.length < 2) {
    return nothing;
  }
  return html`<div class="field">
    <label class="label" for="model">${t('Model')}</label>
    <select
      id="model"
      class="input"
      @change=${(event: Event & { readonly target: HTMLSelectElement }) => {
        store.changeForm({ model: event.target.value });
      }}
    >
      ${models.map(
        (model) =>
          html`<option value=${model.id} .selected=${model.id === store.form.model}>${model.title}</option>`,
      )}
    </select>
  </div>`;
}

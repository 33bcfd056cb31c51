import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Preset } from '../../src/protocol/panelState';
import { icon, iconButton } from './icon';
import { readFields } from './fieldValue';
import { modelOf } from './localState';
import type { Page } from './page';
import { t } from './words';

/** Presets: applied, saved from the form, renamed, deleted. */
export function presetDrawer(page: Page): TemplateResult {
  const { store } = page;
  const { presets } = store.library;
  return html`<section class="drawer" id="presets" aria-label=${t('Presets')} tabindex="-1" data-keeps-focus>
    ${
      presets.length === 0
        ? html`<p class="muted">
            ${t('A preset keeps the prompt and all settings. Write {prompt} in it to make it a style around whatever you type.')}
          </p>`
        : html`<ul class="rows">
            ${repeat(
              presets,
              ({ id }) => id,
              (preset) => (store.renaming === preset.id ? renameRow(page, preset) : presetRow(page, preset)),
            )}
          </ul>`
    }
    <form
      class="with-buttons"
      @submit=${(event: SubmitEvent & { readonly target: HTMLFormElement }) => {
        event.preventDefault();
        const input = event.target.querySelector('input');
        if (input !== null && input.value.trim() !== '') {
          save(page, input.value.trim());
          input.value = '';
        }
      }}
    >
      <input
        class="input"
        id="preset-name"
        maxlength="100"
        placeholder=${t('Save this form as…')}
        aria-label=${t('Name of the new preset')}
      />
      <button type="submit" class="icon-button" title=${t('Save Preset')} aria-label=${t('Save Preset')}>
        ${icon('save')}
      </button>
    </form>
  </section>`;
}

function presetRow(page: Page, preset: Preset): TemplateResult {
  const { store, actions } = page;
  return html`<li class="row">
    <button
      type="button"
      class="row-main"
      title=${preset.prompt.slice(0, 600)}
      @click=${() => {
        store.openDrawer(undefined);
        actions.applyPreset(preset);
      }}
    >
      ${preset.prompt.includes('{prompt}') ? icon('wand') : nothing} ${preset.name}
    </button>
    ${iconButton({
      icon: 'edit',
      label: t('Rename {0}', preset.name),
      press: () => {
        store.renaming = preset.id;
        store.focusNext = `rename-${preset.id}`;
        store.changed();
      },
    })}
    ${iconButton({
      icon: 'trash',
      label: t('Delete {0}', preset.name),
      press: () => actions.try(() => actions.caller.call('deletePreset', { id: preset.id })),
    })}
  </li>`;
}

function renameRow(page: Page, preset: Preset): TemplateResult {
  const { store, actions } = page;
  const end = (name: string) => {
    store.renaming = '';
    store.focusNext = 'presets-button';
    if (name !== '' && name !== preset.name) {
      void actions.try(() => actions.caller.call('savePreset', { preset: { ...preset, name } }));
    }
    store.changed();
  };
  return html`<li class="row">
    <input
      class="input"
      id="rename-${preset.id}"
      maxlength="100"
      aria-label=${t('New name of {0}', preset.name)}
      .value=${preset.name}
      @keydown=${(event: KeyboardEvent & { readonly target: HTMLInputElement }) => {
        if (event.key === 'Enter') {
          // The focus moves to a button, which the rest of this key press would press.
          event.preventDefault();
          end(event.target.value.trim());
        } else if (event.key === 'Escape') {
          event.stopPropagation();
          end('');
        }
      }}
    />
  </li>`;
}

function save(page: Page, name: string): void {
  const { store, actions } = page;
  const { form, settings } = store;
  const model = modelOf(form);
  const { values } = readFields(model, form.fields, settings.defaults[model.id] ?? {});
  const preset: Preset = {
    id: crypto.randomUUID(),
    name,
    model: model.id,
    prompt: form.style?.text ?? form.prompt,
    parameters: values,
  };
  void actions.try(() => actions.caller.call('savePreset', { preset }));
}

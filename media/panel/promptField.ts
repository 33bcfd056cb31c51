import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { promptIssue } from './checkForm';
import { describedBy, fieldFrame } from './fieldFrame';
import { historyDrawer } from './historyDrawer';
import { icon, iconButton } from './icon';
import { issueWords } from './issueWords';
import { modelOf } from './localState';
import type { Page } from './page';
import { presetDrawer } from './presetDrawer';
import { noRecall, recall } from './promptRecall';
import { sentPrompt } from './sentPrompt';
import { t } from './words';

export function promptField(page: Page): TemplateResult {
  const { store, actions } = page;
  const { form } = store;
  const model = modelOf(form);
  const issue = shownIssue(page);
  return html`${fieldFrame(page, {
    name: 'prompt',
    label: model.prompt.label,
    help: model.prompt.help,
    issue,
    tools: html`${drawerButton(page, 'history', t('Recent prompts'))}
    ${drawerButton(page, 'presets', t('Presets'))}`,
    control: html`<textarea
      id="prompt"
      class="input grows prompt"
      rows="3"
      placeholder=${
        model.purpose === 'edit'
          ? t('What should change in the picture?')
          : t('A mystical dragon hovering above a cave…')
      }
      aria-invalid=${issue === '' ? nothing : 'true'}
      aria-describedby=${describedBy('prompt', issue)}
      .value=${live(form.prompt)}
      @input=${(event: InputEvent & { readonly target: HTMLTextAreaElement }) => {
        store.recall = noRecall;
        store.changeForm({ prompt: event.target.value });
      }}
      @keydown=${(event: KeyboardEvent & { readonly target: HTMLTextAreaElement }) => {
        takeKey(page, event);
      }}
    ></textarea>`,
  })}
  ${store.drawer === 'history' ? historyDrawer(page) : nothing}
  ${store.drawer === 'presets' ? presetDrawer(page) : nothing}
  ${
    form.style === undefined
      ? nothing
      : html`<div class="chip">
          ${icon('wand')}<span class="chip-text" title=${form.style.text}
            >${t('Style: {0}', form.style.name)}</span
          >
          ${iconButton({
            icon: 'close',
            label: t('Take the style away'),
            press: () => {
              store.focusNext = 'prompt';
              actions.setStyle(undefined);
            },
          })}
        </div>`
  }
  ${sentNote(page)}`;
}

/** Below the field, so that it is seen before it is paid for. */
function sentNote({ store }: Page): TemplateResult | typeof nothing {
  const sent = sentPrompt(store.form, store.settings);
  return sent === undefined
    ? nothing
    : html`<div class="expansion">
        <span class="muted">${sent.isExample ? t('For example:') : t('Sent:')}</span>
        ${sent.text.slice(0, 600)}
      </div>`;
}

/** An empty prompt is only faulted once somebody tried to send it. */
function shownIssue({ store }: Page): string {
  const issue = promptIssue(store.form, store.settings);
  return issue === undefined || (issue.kind === 'missing' && !store.isTried)
    ? ''
    : issueWords(issue, modelOf(store.form));
}

function drawerButton(page: Page, drawer: 'history' | 'presets', label: string): TemplateResult {
  const { store } = page;
  const isOpen = store.drawer === drawer;
  return iconButton({
    id: `${drawer}-button`,
    icon: drawer === 'history' ? 'history' : 'bookmark',
    label,
    opens: { id: drawer, isOpen },
    press: () => {
      store.openDrawer(isOpen ? undefined : drawer);
    },
  });
}

/** Up at the very beginning, or down at the very end, walks through earlier prompts, as in a terminal. */
function takeKey(page: Page, event: KeyboardEvent & { readonly target: HTMLTextAreaElement }): void {
  const { store } = page;
  const { target, key } = event;
  const isAtEdge =
    target.selectionStart === target.selectionEnd &&
    (key === 'ArrowUp' ? target.selectionStart === 0 : target.selectionEnd === target.value.length);
  if ((key !== 'ArrowUp' && key !== 'ArrowDown') || !isAtEdge || event.shiftKey || event.altKey) {
    return;
  }
  const step = recall(store.recall, key === 'ArrowUp' ? 1 : -1, target.value, store.library.prompts);
  if (step === undefined) {
    return;
  }
  event.preventDefault();
  store.recall = step.recall;
  store.changeForm({ prompt: step.text });
  const caret = key === 'ArrowUp' ? 0 : step.text.length;
  queueMicrotask(() => {
    target.setSelectionRange(caret, caret);
  });
}

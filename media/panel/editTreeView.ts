import { html, nothing, type TemplateResult } from 'lit';
import { shortPrompt } from './announcement';
import { editTree, type EditStep } from './editTree';
import { icon, iconButton } from './icon';
import { openStep } from './openStep';
import type { Page } from './page';
import type { Result } from './result';
import { t } from './words';

/** Deeper edits are not drawn further to the right: the words need the room. */
const deepest = 4;

/** How a picture came to be: from the first one, edit by edit. Each step can be opened, compared and gone on from. */
export function editTreeView(page: Page, opened: Result): TemplateResult | typeof nothing {
  const steps = editTree(opened, page.store.jobs);
  if (steps.length === 0) {
    return nothing;
  }
  page.thumbnails.want(steps.flatMap((step) => (step.kind === 'result' ? [step.result] : [])));
  return html`<section class="edit-tree" aria-label=${t('Edits')}>
    <h3>${t('Edits')}</h3>
    <ol>
      ${steps.map(
        (step) =>
          html`<li class="edit-step" data-depth=${Math.min(step.depth, deepest)}>
            ${row(page, opened, step)}
          </li>`,
      )}
    </ol>
  </section>`;
}

function row(page: Page, opened: Result, step: EditStep): TemplateResult {
  const { actions } = page;
  const { key, name, uri, src } = faceOf(page, step);
  const isOpened = step.kind === 'result' && key === opened.key;
  const picture = src === undefined ? icon('file-media') : html`<img src=${src} alt="" />`;
  return html`<button
      type="button"
      class="edit-name"
      title=${step.kind === 'source' ? t('Open {0}', name) : name}
      aria-current=${isOpened ? 'true' : nothing}
      @click=${() => {
        openStep(actions, step);
      }}
    >
      ${picture}<span>${name}</span>
    </button>
    ${
      isOpened || src === undefined
        ? nothing
        : iconButton({
            icon: 'split-horizontal',
            label: t('Compare with {0}', name),
            press: () => {
              actions.open({ result: opened.key, other: key });
            },
          })
    }
    ${iconButton({
      icon: 'edit',
      label: t('Go on from {0}', name),
      press: () => actions.useImage(() => actions.caller.call('takeInput', { uri })),
    })}`;
}

function faceOf(
  page: Page,
  step: EditStep,
): { readonly key: string; readonly name: string; readonly uri: string; readonly src: string | undefined } {
  if (step.kind === 'source') {
    const { uri, name, src } = step.source;
    return { key: uri, name, uri, src };
  }
  const { key, job, picture } = step.result;
  return {
    key,
    name: shortPrompt(job.prompt) || (picture?.name ?? ''),
    uri: picture?.uri ?? '',
    src: page.thumbnails.find(step.result),
  };
}

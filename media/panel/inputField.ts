import { html, nothing, type TemplateResult } from 'lit';
import type { ImageParameter } from '../../src/core/model';
import type { InputPicture } from '../../src/protocol/panelState';
import { describedBy, fieldFrame } from './fieldFrame';
import { icon, iconButton } from './icon';
import type { IconName } from './icons';
import { issueWords } from './issueWords';
import { modelOf } from './localState';
import { asTyped } from '../../src/core/promptExpansion';
import { bytesOf } from './bytesOf';
import type { Page } from './page';
import { takeDrop } from './takeTransfer';
import { t } from './words';

/** The picture to change: dropped, pasted, picked, from the active editor, from the web. */
export function inputField(page: Page, parameter: ImageParameter): TemplateResult {
  const { store } = page;
  const { image } = store.form;
  const issue =
    image === undefined && store.isTried
      ? issueWords({ kind: 'missing', field: parameter.name }, modelOf(store.form))
      : '';
  return fieldFrame(page, {
    name: parameter.name,
    label: parameter.label,
    help: parameter.help,
    issue,
    isGroup: true,
    control: html`<div
      class="drop-zone ${image === undefined ? 'empty' : ''}"
      role="group"
      tabindex="-1"
      data-keeps-focus
      aria-label=${t(parameter.label)}
      aria-describedby=${describedBy(parameter.name, issue)}
      @dragover=${(event: DragEvent & { readonly currentTarget: HTMLElement }) => {
        event.preventDefault();
        markAsTarget(event.currentTarget);
      }}
      @dragleave=${(event: DragEvent & { readonly currentTarget: HTMLElement }) => {
        event.currentTarget.classList.remove('over');
      }}
      @drop=${(event: DragEvent & { readonly currentTarget: HTMLElement }) => {
        event.preventDefault();
        event.currentTarget.classList.remove('over');
        takeDrop(page.actions, event.dataTransfer);
      }}
    >
      ${image === undefined ? ways(page) : chosen(page, image)}
    </div>`,
  });
}

function ways(page: Page): TemplateResult {
  const { store, actions } = page;
  const none = t('The active editor shows no picture.');
  return html`<div class="ways">
      ${way('folder-opened', t('File'), t('Pick a file'), () =>
        actions.useImage(() => actions.caller.call('pickInput', {})),
      )}
      ${way('file-media', t('Editor'), t('Take the picture in the active editor'), () =>
        actions.useImage(() => actions.caller.call('activeInput', {}), none),
      )}
      ${way('clippy', t('Paste'), t('Paste from the clipboard'), () => actions.useImage(() => pasted(page)))}
      ${way('link', t('Web'), t('Enter a web address'), () => {
        store.isUrlOpen = !store.isUrlOpen;
        store.focusNext = store.isUrlOpen ? 'input-url' : '';
        store.changed();
      })}
    </div>
    ${store.isUrlOpen ? urlForm(page) : nothing}
    <p class="muted">${t('Or drop a picture here. From the Explorer, hold Shift while dropping.')}</p>`;
}

function way(name: IconName, words: string, label: string, press: () => unknown): TemplateResult {
  return html`<button type="button" class="way" title=${label} aria-label=${label} @click=${press}>
    ${icon(name)}<span>${words}</span>
  </button>`;
}

/** The clipboard may be read on a click; where the browser says no, Ctrl+V still works. */
async function pasted(page: Page): Promise<InputPicture> {
  const words = t('No picture could be read from the clipboard. Press Ctrl+V or ⌘V in this panel.');
  try {
    for (const item of await navigator.clipboard.read()) {
      const type = item.types.find((candidate) => candidate.startsWith('image/'));
      if (type !== undefined) {
        const name = 'pasted.png';
        const bytes = await bytesOf(await item.getType(type), name);
        return await page.actions.caller.call('keepInput', { name, bytes });
      }
    }
  } catch {
    throw new Error(words);
  }
  throw new Error(words);
}

function urlForm(page: Page): TemplateResult {
  const { store, actions } = page;
  return html`<form
    class="with-buttons"
    @submit=${(event: SubmitEvent & { readonly target: HTMLFormElement }) => {
      event.preventDefault();
      const uri = event.target.querySelector('input')?.value.trim() ?? '';
      if (!URL.canParse(uri) || new URL(uri).protocol !== 'https:') {
        actions.showProblem(t('Enter an address that begins with https://'));
        return;
      }
      store.isUrlOpen = false;
      void actions.useImage(() => actions.caller.call('takeInput', { uri }));
    }}
  >
    <input
      class="input"
      id="input-url"
      inputmode="url"
      placeholder="https://"
      aria-label=${t('Web address of the picture')}
    />
    <button type="submit" class="icon-button" title=${t('Use')} aria-label=${t('Use this address')}>
      ${icon('check')}
    </button>
  </form>`;
}

function chosen(page: Page, image: InputPicture): TemplateResult {
  const { store, actions } = page;
  return html`<div class="chosen">
    ${
      image.src === undefined
        ? html`<div class="chosen-picture no-picture">${icon('link')}</div>`
        : html`<img class="chosen-picture" src=${image.src} alt=${t('The picture to change')} />`
    }
    <div class="chosen-facts">
      <div class="chosen-name" title=${image.uri}>${image.name}</div>
      <qwen-input-summary
        class="muted"
        .page=${page}
        .picture=${image}
        .longestSide=${store.settings.inputLongestSide}
      ></qwen-input-summary>
    </div>
    ${
      image.prompt === undefined
        ? nothing
        : iconButton({
            icon: 'quote',
            label: t('Use its prompt'),
            press: () => {
              store.changeForm({ prompt: asTyped(image.prompt ?? '') });
            },
          })
    }
    ${iconButton({
      icon: 'close',
      label: t('Remove the picture'),
      press: () => {
        actions.removeImage();
      },
    })}
  </div>`;
}

/** Until the drag is over. Where it ends elsewhere nobody tells, but then the pointer is the page's again. */
function markAsTarget({ classList }: HTMLElement): void {
  if (!classList.contains('over')) {
    classList.add('over');
    window.addEventListener(
      'pointermove',
      () => {
        classList.remove('over');
      },
      { once: true },
    );
  }
}

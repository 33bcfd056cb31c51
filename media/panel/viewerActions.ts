import { html, nothing, type TemplateResult } from 'lit';
import type { JobAction } from '../../src/protocol/fromPanel';
import { icon } from './icon';
import type { IconName } from './icons';
import { can } from './jobSteps';
import type { Page } from './page';
import type { Result } from './result';
import { t } from './words';

/** Everything that can be done with a result, with its words: the first is what most people want. */
export function viewerActions(page: Page, { job, index, picture }: Result): TemplateResult | typeof nothing {
  const { actions } = page;
  // Of a recovered request nothing is known that could be used once more.
  const reuse =
    job.prompt.trim() === ''
      ? nothing
      : html`${tool('quote', t('Use Prompt'), () => actions.reuse(job, 'prompt'))}
        ${
          job.parameters['seed'] === undefined
            ? nothing
            : tool('symbol-numeric', t('Use Seed'), () => actions.reuse(job, 'seed'))
        }
        ${tool('list-selection', t('Use All'), () => actions.reuse(job, 'all'))}`;
  if (picture === undefined) {
    return html`<div class="tools" role="group" aria-label=${t('Actions')}>${reuse}</div>`;
  }
  const act = (name: IconName, label: string, action: JobAction) =>
    tool(name, label, () => actions.act(job, action, picture));
  return html`<div class="tools" role="group" aria-label=${t('Actions')}>
    <vscode-button
      class="main-tool"
      aria-label=${t('Insert into the Editor')}
      @click=${() => actions.act(job, 'insert', picture)}
      >${t('Insert')}</vscode-button
    >
    ${tool('edit', t('Use as Input'), () =>
      actions.useImage(() => actions.caller.call('takeInput', { uri: picture.uri })),
    )}
    ${act('copy', t('Copy Reference'), 'copyReference')} ${act('folder-opened', t('Reveal'), 'reveal')}
    ${act('go-to-file', t('Open'), 'open')} ${reuse}
    ${index === 0 ? act('replace', t('Use Instead…'), 'useInstead') : nothing}
    ${can(job, 'runAgain') ? act('debug-restart', t('Run Again'), 'runAgain') : nothing}
    ${act('trash', t('Delete'), 'delete')}
  </div>`;
}

function tool(name: IconName, label: string, press: () => unknown): TemplateResult {
  return html`<button type="button" class="tool" title=${label} aria-label=${label} @click=${press}>
    ${icon(name)}<span class="tool-words">${label}</span>
  </button>`;
}

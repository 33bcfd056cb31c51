import { html, type nothing, type TemplateResult } from 'lit';
import type { JobAction } from '../../src/protocol/fromPanel';
import type { JobView } from '../../src/protocol/jobView';
import { icon } from './icon';
import type { IconName } from './icons';
import type { Page } from './page';
import { t } from './words';

/** Everything that can be done with a result, with its words: the first is what most people want. */
export function viewerActions(page: Page, job: JobView): TemplateResult | typeof nothing {
  const { actions } = page;
  const [picture] = job.pictures;
  const reuse = html`${tool('quote', t('Use Prompt'), () => actions.reuse(job, 'prompt'))}
  ${tool('symbol-numeric', t('Use Seed'), () => actions.reuse(job, 'seed'))}
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
    ${act('copy', t('Copy Reference'), 'copyReference')} ${act('folder-opened', t('Reveal'), 'reveal')}
    ${act('go-to-file', t('Open'), 'open')}
    ${tool('edit', t('Use as Input'), () =>
      actions.useImage(() => actions.caller.call('takeInput', { uri: picture.uri })),
    )}
    ${reuse} ${act('debug-restart', t('Run Again'), 'runAgain')} ${act('trash', t('Delete'), 'delete')}
  </div>`;
}

function tool(name: IconName, label: string, press: () => unknown): TemplateResult {
  return html`<button type="button" class="tool" @click=${press}>${icon(name)}<span>${label}</span></button>`;
}

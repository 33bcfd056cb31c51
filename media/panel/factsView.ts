import { html, nothing, type TemplateResult } from 'lit';
import { findModel } from '../../src/core/catalogue';
import type { JobView } from '../../src/protocol/jobView';
import { dollars } from '../../src/core/dollars';
import { durationWords } from './elapsed';
import type { Page } from './page';
import { t } from './words';

/** The prompt and all parameters of a job, in the catalogue's order. */
export function factsView(page: Page, job: JobView): TemplateResult {
  const model = findModel(job.model);
  const parameters = (model?.parameters ?? []).flatMap(({ name, label }): [string, string][] => {
    const value = job.parameters[name];
    return value === undefined ? [] : [[t(label), String(value)]];
  });
  const took = job.startedAt !== undefined && job.endedAt !== undefined ? job.endedAt - job.startedAt : 0;
  const facts: readonly (readonly [string, string])[] = [
    [t('Model'), model?.title ?? job.model],
    ...parameters,
    ...(job.source === undefined ? [] : [[t('Made from'), job.source.name] as const]),
    ...(took > 0 ? [[t('Took'), durationWords(took)] as const] : []),
    ...(job.cost === undefined ? [] : [[t('Cost'), dollars(job.cost)] as const]),
    [
      t('Made'),
      new Date(job.createdAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }),
    ],
  ];
  return html`<div class="facts">
    <p class="facts-prompt">${job.prompt}${job.isCut ? '…' : ''}</p>
    ${
      job.isCut
        ? html`<button type="button" class="link-button" @click=${() => page.actions.reuse(job, 'prompt')}>
            ${t('Put the whole prompt into the form')}
          </button>`
        : nothing
    }
    <dl>
      ${facts.map(
        ([name, value]) =>
          html`<div class="fact">
            <dt>${name}</dt>
            <dd>${value === '' ? '–' : value}</dd>
          </div>`,
      )}
    </dl>
  </div>`;
}

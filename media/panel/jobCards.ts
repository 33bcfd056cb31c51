import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { JobView } from '../../src/protocol/jobView';
import { jobName } from './announcement';
import { elapsedOf, progressOf } from './elapsed';
import { noFilter, standingOf, type StateFilter } from './filter';
import { icon, iconButton } from './icon';
import { actionsFor } from './jobActions';
import { spendingWords, stateWords, timeWords } from './jobWords';
import type { IconName } from './icons';
import type { Page } from './page';
import { ring } from './ring';
import { t } from './words';

/** More than these are found through the filter of the results. */
const shown = { view: 4, editor: 12 } as const;

/** Jobs that run or need a person, running ones first. */
export function jobCards(page: Page): TemplateResult | typeof nothing {
  const { jobs } = page.store;
  const running = jobs.filter((job) => standingOf(job) === 'running');
  const waiting = jobs.filter((job) => standingOf(job) === 'attention');
  const cards = [...running, ...waiting];
  if (cards.length === 0) {
    return nothing;
  }
  const most = shown[page.store.home];
  const rest = cards.length - most;
  return html`<section class="cards" aria-label=${t('In progress')} tabindex="-1" data-keeps-focus>
    <ul class="card-list">
      ${repeat(
        cards.slice(0, most),
        (job) => job.id,
        (job) => card(page, job),
      )}
    </ul>
    ${rest > 0 ? remaining(page, rest, running.length > most ? 'running' : 'attention') : nothing}
  </section>`;
}

/** In the side bar the other results are elsewhere; in the editor tab the filter is at hand. */
function remaining(page: Page, count: number, state: StateFilter): TemplateResult {
  const { store } = page;
  const words = t('And {0} more.', count);
  return store.home === 'editor'
    ? html`<p class="muted">${words}</p>`
    : html`<button
        type="button"
        class="link-button"
        @click=${() => {
          store.focusNext = 'search-results';
          store.changeLocal({ isGalleryOpen: true, filter: { ...noFilter, state } });
        }}
      >
        ${words}
      </button>`;
}

function card(page: Page, job: JobView): TemplateResult {
  const isRunning = standingOf(job) === 'running';
  const now = Date.now();
  const name = jobName(job, 120);
  return html`<li class="card ${isRunning ? '' : 'needs-attention'}" data-job=${job.id}>
    ${
      isRunning
        ? ring(job.startedAt === undefined ? 0 : progressOf(elapsedOf(job, now), job.typical))
        : html`<span class="card-icon ${job.state}">${icon(attentionIcon(job))}</span>`
    }
    <div class="card-text">
      <div class="card-title" title=${jobName(job, 600)}>${name}</div>
      ${
        isRunning
          ? html`<div class="muted facts">
              <div><span>${stateWords(job)}</span> <span class="time">${timeWords(job, now)}</span></div>
            </div>`
          : html`<div class="muted">${stateWords(job)} ${spendingWords(job)}</div>`
      }
      ${(job.keptSafe ?? []).map((src) => html`<img class="card-picture" src=${src} alt="" draggable="false" />`)}
      ${isRunning ? nothing : html`<div class="card-actions">${wordedActions(page, job, name)}</div>`}
    </div>
    ${isRunning ? html`<div class="card-tools">${iconActions(page, job, name)}</div>` : nothing}
  </li>`;
}

function attentionIcon(job: JobView): IconName {
  if (job.keptSafe !== undefined) {
    return 'save';
  }
  return job.state === 'failed' ? 'error' : 'warning';
}

function iconActions(page: Page, job: JobView, name: string): readonly TemplateResult[] {
  return actionsFor(job).map(({ action, icon: picture, label }) =>
    iconButton({ icon: picture, label: `${label}: ${name}`, press: () => page.actions.act(job, action) }),
  );
}

function wordedActions(page: Page, job: JobView, name: string): readonly TemplateResult[] {
  return actionsFor(job).map(
    ({ action, label }) =>
      html`<button
        type="button"
        class="link-button"
        aria-label="${label}: ${name}"
        @click=${() => page.actions.act(job, action)}
      >
        ${label}
      </button>`,
  );
}

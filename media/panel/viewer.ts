import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { JobView } from '../../src/protocol/jobView';
import { jobName } from './announcement';
import { editTreeView } from './editTreeView';
import { icon, iconButton } from './icon';
import { factsView } from './factsView';
import type { CompareMode } from './compare/compareMode';
import { actionsFor } from './jobActions';
import { spendingWords, stateWords } from './jobWords';
import type { Page } from './page';
import { relatedJobs } from './related';
import { findResult, resultsOf, type Result } from './result';
import type { Shown } from './stage/shown';
import { t } from './words';
import { viewerActions } from './viewerActions';

/** One result, or two against each other: the picture, what made it, and what can be done with it. */
export function viewer(page: Page, result: Result): TemplateResult {
  const { store, actions } = page;
  const { key, job, picture } = result;
  const { title, before } = comparison(page, result);
  return html`<section
    class="viewer"
    aria-label=${t('Result')}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        close(page, key);
      }
    }}
  >
    <header class="viewer-head">
      ${iconButton({
        id: 'viewer-back',
        icon: 'arrow-left',
        label: t('Back'),
        press: () => {
          close(page, key);
        },
      })}
      <h2 class="viewer-title" title=${title}>${title}</h2>
      ${
        picture === undefined
          ? nothing
          : iconButton({
              icon: job.isStarred ? 'star-full' : 'star-empty',
              label: t('Star'),
              isPressed: job.isStarred,
              press: () => actions.star(job),
            })
      }
    </header>
    ${
      picture === undefined
        ? html`<div class="viewer-state">
            <p>${stateWords(job)}</p>
            <p class="muted">${job.state === 'saved' ? nothing : spendingWords(job)}</p>
            <div class="card-actions">
              ${actionsFor(job).map(
                ({ action, label }) =>
                  html`<button type="button" class="link-button" @click=${() => actions.act(job, action)}>
                    ${label}
                  </button>`,
              )}
            </div>
          </div>`
        : html`<qwen-stage
            .picture=${picture}
            .earlier=${before}
            .mode=${store.local.compareMode}
            .chooseMode=${(compareMode: CompareMode) => {
              store.changeLocal({ compareMode });
            }}
          ></qwen-stage>`
    }
    <div class="viewer-rest">
      ${filmstrip(page, result)} ${viewerActions(page, result)} ${editTreeView(page, result)}
      ${factsView(page, job)}
    </div>
  </section>`;
}

/** What the picture is held against: the other chosen one, or what it was made from. */
function comparison(
  page: Page,
  { job, picture }: Result,
): { readonly title: string; readonly before: Shown | undefined } {
  const { jobs, local } = page.store;
  const name = picture?.name ?? jobName(job);
  const other = otherPicture(jobs, local.opened?.other);
  if (other !== undefined) {
    return { title: `${other.name} ↔ ${name}`, before: other };
  }
  const { source } = job;
  return {
    title: name,
    before: source?.src === undefined ? undefined : { src: source.src, name: source.name },
  };
}

/** The picture of a result's key, or of the address of a source. */
function otherPicture(jobs: readonly JobView[], other: string | undefined): Shown | undefined {
  const found = findResult(jobs, other)?.picture ?? jobs.find(({ source }) => source?.uri === other)?.source;
  return found?.src === undefined ? undefined : { src: found.src, name: found.name };
}

/** Back to where it was opened from, the focus included. */
function close(page: Page, key: string): void {
  page.actions.open(undefined);
  page.store.focusResult = key;
  page.store.changed();
}

function filmstrip(page: Page, { key, job }: Result): TemplateResult | typeof nothing {
  const related = relatedJobs(job, page.store.jobs).flatMap(resultsOf);
  if (related.length < 2) {
    return nothing;
  }
  page.thumbnails.want(related);
  return html`<nav class="filmstrip" aria-label=${t('Variations and edits')}>
    ${repeat(
      related,
      (other) => other.key,
      (other) => {
        const thumbnail = page.thumbnails.find(other);
        return html`<button
          type="button"
          class="frame"
          aria-label=${jobName(other.job, 80)}
          aria-current=${other.key === key ? 'true' : nothing}
          title=${other.picture?.name ?? ''}
          @click=${() => {
            page.actions.open({ result: other.key });
          }}
        >
          ${thumbnail === undefined ? icon('file-media') : html`<img src=${thumbnail} alt="" />`}
        </button>`;
      },
    )}
  </nav>`;
}

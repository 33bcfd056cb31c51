import { html, nothing, type TemplateResult } from 'lit';
import { filterJobs, isFiltering, noFilter, standingOf, type Filter } from './filter';
import { filterBar } from './filterBar';
import { galleryHint } from './gallery';
import { icon, iconButton } from './icon';
import type { Page } from './page';
import { t } from './words';
import type { JobView } from '../../src/protocol/jobView';
import { findResult, resultsOf, type Result } from './result';

/** Results that the narrow home shows below the form. */
const latest = 12;

/** Below the form: the newest results, and the way to the others. */
export function latestResults(page: Page): TemplateResult | typeof nothing {
  const { store } = page;
  const finished = memo(store.jobs, noFilter, true);
  if (finished.length === 0) {
    return store.jobs.length === 0 ? emptyNote('latest-note') : nothing;
  }
  return html`<section class="latest" aria-label=${t('Latest results')}>
    <div class="section-head">
      <h2>${t('Latest results')}</h2>
      ${
        finished.length > latest
          ? html`<button
              type="button"
              class="link-button"
              @click=${() => {
                store.focusNext = 'search-results';
                store.changeLocal({ isGalleryOpen: true });
              }}
            >
              ${t('All {0}', finished.length)}
            </button>`
          : nothing
      }
    </div>
    <qwen-gallery
      .page=${page}
      .results=${firstOf(finished)}
      .chosen=${store.chosen}
      .smallest=${58}
      .label=${t('Latest results')}
      .stamp=${store.stamp}
    ></qwen-gallery>
    ${compareButton(page)}
  </section>`;
}

/** All results, with filters. */
export function allResults(page: Page): TemplateResult {
  const { store } = page;
  const { filter } = store.local;
  if (filter.text.trim() !== '') {
    page.wholePrompts.want(store.jobs);
  }
  const found = memo(store.jobs, filter, false, store.wholePrompts);
  const isNarrow = store.home === 'view';
  return html`<section class="results" aria-label=${t('Results')} tabindex="-1" data-keeps-focus>
    <div class="results-head">
      ${
        isNarrow
          ? iconButton({
              icon: 'arrow-left',
              label: t('Back'),
              press: () => {
                store.focusNext = 'prompt';
                store.changeLocal({ isGalleryOpen: false });
              },
            })
          : nothing
      }
      ${filterBar(page)} ${compareButton(page)}
    </div>
    ${
      found.length === 0
        ? empty(page)
        : html`<qwen-gallery
            .page=${page}
            .results=${found}
            .chosen=${store.chosen}
            .smallest=${isNarrow ? 60 : 148}
            .label=${t('Results')}
            .stamp=${store.stamp}
          ></qwen-gallery>`
    }
    <p class="sr-only">${galleryHint()}</p>
    <p class="sr-only" role="status">${isFiltering(filter) ? t('{0} found', found.length) : ''}</p>
  </section>`;
}

function empty(page: Page): TemplateResult {
  const { store } = page;
  return isFiltering(store.local.filter)
    ? html`<div class="empty-note">
        <p>${t('No result fits.')}</p>
        <button
          type="button"
          class="link-button"
          @click=${() => {
            store.focusNext = 'search-results';
            store.changeLocal({ filter: noFilter });
          }}
        >
          ${t('Show All')}
        </button>
      </div>`
    : emptyNote();
}

function emptyNote(kind = ''): TemplateResult {
  return html`<div class="empty-note ${kind}">
    ${icon('sparkle')}
    <p>${t('What you make appears here.')}</p>
  </div>`;
}

function compareButton(page: Page): TemplateResult | typeof nothing {
  const { store, actions } = page;
  const [other, result] = store.chosen;
  const isThere = (key: string) => findResult(store.jobs, key) !== undefined;
  if (other === undefined || result === undefined || !isThere(other) || !isThere(result)) {
    return nothing;
  }
  return html`<button
    type="button"
    class="tool compare"
    @click=${() => {
      actions.open({ result, other });
    }}
  >
    ${icon('split-horizontal')}<span>${t('Compare the Two')}</span>
  </button>`;
}

interface Memo {
  readonly jobs: readonly JobView[];
  readonly wholePrompts: ReadonlyMap<string, string> | undefined;
  readonly filter: Filter;
  readonly found: readonly Result[];
}
const memos: { all?: Memo; finished?: Memo } = {};
const firsts = new WeakMap<readonly Result[], readonly Result[]>();

/** Filters again only when jobs or filter are others: typing in the form must not wait for a thousand jobs. */
function memo(
  jobs: readonly JobView[],
  filter: Filter,
  isFinishedOnly: boolean,
  wholePrompts?: ReadonlyMap<string, string>,
): readonly Result[] {
  const key = isFinishedOnly ? 'finished' : 'all';
  const known = memos[key];
  if (known?.jobs === jobs && known.filter === filter && known.wholePrompts === wholePrompts) {
    return known.found;
  }
  const fitting = isFinishedOnly
    ? jobs.filter((job) => standingOf(job) === 'finished')
    : filterJobs(jobs, filter, wholePrompts).filter((job) => isFiltering(filter) || !isCard(job));
  const found = fitting.flatMap(resultsOf);
  memos[key] = { jobs, wholePrompts, filter, found };
  return found;
}

/** What is shown as a card already needs no tile beside it. */
function isCard(job: JobView): boolean {
  const standing = standingOf(job);
  return standing === 'running' || standing === 'attention';
}

function firstOf(results: readonly Result[]): readonly Result[] {
  const first = firsts.get(results) ?? results.slice(0, latest);
  firsts.set(results, first);
  return first;
}

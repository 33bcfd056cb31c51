import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { JobView } from '../../src/protocol/jobView';
import { shortPrompt } from './announcement';
import { icon, iconButton } from './icon';
import { factsView } from './factsView';
import { actionsFor } from './jobActions';
import { spendingWords, stateWords } from './jobWords';
import type { Page } from './page';
import { relatedJobs } from './related';
import type { Shown } from './shown';
import { t } from './words';
import { viewerActions } from './viewerActions';

/** One result, or two against each other: the picture, what made it, and what can be done with it. */
export function viewer(page: Page, job: JobView): TemplateResult {
  const { store, actions } = page;
  const [picture] = job.pictures;
  const { title, before } = comparison(page, job);
  return html`<section
    class="viewer"
    aria-label=${t('Result')}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        close(page, job);
      }
    }}
  >
    <header class="viewer-head">
      ${iconButton({
        id: 'viewer-back',
        icon: 'arrow-left',
        label: t('Back'),
        press: () => {
          close(page, job);
        },
      })}
      <h2 class="viewer-title" title=${title}>${title}</h2>
      ${
        job.pictures.length === 0
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
        : html`<qwen-stage .picture=${shown(picture)} .earlier=${before}></qwen-stage>`
    }
    <div class="viewer-rest">${filmstrip(page, job)} ${viewerActions(page, job)} ${factsView(page, job)}</div>
  </section>`;

  function shown(view: Shown): Shown {
    const key = `${job.id} ${view.src}`;
    // The same object as long as it is the same picture, so that the stage keeps its place.
    if (store.shown?.key !== key) {
      store.shown = { key, value: { src: view.src, name: view.name } };
    }
    return store.shown.value;
  }
}

/** What the picture is held against: the other chosen one, or what it was made from. */
function comparison(
  page: Page,
  job: JobView,
): { readonly title: string; readonly before: Shown | undefined } {
  const other = page.store.job(page.store.local.opened?.other);
  const [otherPicture] = other?.pictures ?? [];
  const name = job.pictures[0]?.name ?? shortPrompt(job.prompt);
  if (otherPicture !== undefined) {
    return {
      title: `${otherPicture.name} ↔ ${name}`,
      before: { src: otherPicture.src, name: otherPicture.name },
    };
  }
  const { source } = job;
  return {
    title: name,
    before: source?.src === undefined ? undefined : { src: source.src, name: source.name },
  };
}

/** Back to where it was opened from, the focus included. */
function close(page: Page, job: JobView): void {
  page.actions.open(undefined);
  page.store.focusResult = job.id;
  page.store.changed();
}

function filmstrip(page: Page, job: JobView): TemplateResult | typeof nothing {
  const related = relatedJobs(job, page.store.jobs);
  if (related.length < 2) {
    return nothing;
  }
  page.thumbnails.want(related);
  return html`<nav class="filmstrip" aria-label=${t('Variations and edits')}>
    ${repeat(
      related,
      (other) => other.id,
      (other) => {
        const thumbnail = page.thumbnails.find(other);
        return html`<button
          type="button"
          class="frame"
          aria-label=${shortPrompt(other.prompt, 80)}
          aria-current=${other.id === job.id ? 'true' : nothing}
          title=${other.pictures[0]?.name ?? ''}
          @click=${() => {
            page.actions.open({ job: other.id });
          }}
        >
          ${thumbnail === undefined ? icon('file-media') : html`<img src=${thumbnail} alt="" />`}
        </button>`;
      },
    )}
  </nav>`;
}

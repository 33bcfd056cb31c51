import { html, nothing, type TemplateResult } from 'lit';
import { jobName } from './announcement';
import { offerResult } from './dropped';
import { elapsedOf, progressOf } from './elapsed';
import { standingOf } from './filter';
import { icon } from './icon';
import { stateWords } from './jobWords';
import type { Page } from './page';
import type { Result } from './result';
import { ring } from './ring';
import { t } from './words';

export interface Tile {
  readonly page: Page;
  readonly result: Result;
  /** Among all that are found. */
  readonly position: number;
  readonly count: number;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly press: (event: MouseEvent) => void;
}

export function tile({ result, position, count, ...tile }: Tile): TemplateResult {
  const { job, picture } = result;
  return html`<div
    class="tile ${tile.isActive ? 'active' : ''} ${tile.isChosen ? 'chosen-tile' : ''}"
    role="option"
    id="result-${result.key}"
    aria-label=${labelOf(result)}
    aria-selected=${String(tile.isChosen)}
    aria-posinset=${position + 1}
    aria-setsize=${count}
    title=${jobName(job, 300)}
    draggable=${picture === undefined ? 'false' : 'true'}
    @click=${tile.press}
    @dragstart=${(event: DragEvent) => {
      if (event.dataTransfer !== null && picture !== undefined) {
        offerResult(event.dataTransfer, picture.uri, tile.page.store.isRemote);
      }
    }}
  >
    ${face(tile.page, result)}
    ${job.isStarred ? html`<span class="tile-mark star">${icon('star-full')}</span>` : nothing}
    ${tile.isChosen ? html`<span class="tile-mark check">${icon('check')}</span>` : nothing}
  </div>`;
}

function face(page: Page, result: Result): TemplateResult {
  const { job } = result;
  switch (standingOf(job)) {
    case 'finished': {
      const thumbnail = page.thumbnails.find(result);
      if (thumbnail !== undefined) {
        return html`<img class="tile-picture" src=${thumbnail} alt="" draggable="false" />`;
      }
      return html`<span class="tile-blank"
        >${page.thumbnails.hasFailed(result) ? icon('file-media') : nothing}</span
      >`;
    }
    case 'running':
      return html`<span class="tile-blank">
        ${ring(job.startedAt === undefined ? 0 : progressOf(elapsedOf(job, Date.now()), job.typical))}
      </span>`;
    case 'attention':
      return html`<span class="tile-blank attention ${job.state}"
        >${icon(job.state === 'failed' ? 'error' : 'warning')}</span
      >`;
    case 'dismissed':
      return html`<span class="tile-blank">${icon('circle-slash')}</span>`;
  }
}

function labelOf({ job, index }: Result): string {
  const count = job.pictures.length;
  const place = count < 2 ? '' : `, ${t('picture {0} of {1}', index + 1, count)}`;
  const name = `${jobName(job, 120)}${place}`;
  const state = job.state === 'saved' ? '' : `, ${stateWords(job)}`;
  return `${name}${state}${job.isStarred ? `, ${t('starred')}` : ''}`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { JobView } from '../../src/protocol/jobView';
import { shortPrompt } from './announcement';
import { resultType } from './dropped';
import { elapsedOf, progressOf } from './elapsed';
import { standingOf } from './filter';
import { icon } from './icon';
import { stateWords } from './jobWords';
import type { Page } from './page';
import { ring } from './ring';
import { t } from './words';

export interface Tile {
  readonly page: Page;
  readonly job: JobView;
  readonly index: number;
  readonly count: number;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly press: (event: MouseEvent) => void;
}

export function tile({ job, index, count, ...tile }: Tile): TemplateResult {
  return html`<div
    class="tile ${tile.isActive ? 'active' : ''} ${tile.isChosen ? 'chosen-tile' : ''}"
    role="option"
    id="result-${job.id}"
    aria-label=${labelOf(job)}
    aria-selected=${String(tile.isChosen)}
    aria-posinset=${index + 1}
    aria-setsize=${count}
    title=${shortPrompt(job.prompt, 300)}
    draggable=${job.pictures.length > 0 ? 'true' : 'false'}
    @click=${tile.press}
    @dragstart=${(event: DragEvent) => {
      event.dataTransfer?.setData(resultType, job.pictures[0]?.uri ?? '');
    }}
  >
    ${face(tile.page, job)}
    ${job.isStarred ? html`<span class="tile-mark star">${icon('star-full')}</span>` : nothing}
    ${tile.isChosen ? html`<span class="tile-mark check">${icon('check')}</span>` : nothing}
  </div>`;
}

function face(page: Page, job: JobView): TemplateResult {
  switch (standingOf(job)) {
    case 'finished': {
      const thumbnail = page.thumbnails.find(job);
      if (thumbnail !== undefined) {
        return html`<img class="tile-picture" src=${thumbnail} alt="" draggable="false" />`;
      }
      return html`<span class="tile-blank"
        >${page.thumbnails.hasFailed(job) ? icon('file-media') : nothing}</span
      >`;
    }
    case 'running':
      return html`<span class="tile-blank">
        ${ring(job.startedAt === undefined ? 0 : progressOf(elapsedOf(job, Date.now()), job.typical))}
      </span>`;
    case 'attention':
      return html`<span class="tile-blank attention"
        >${icon(job.state === 'failed' ? 'error' : 'warning')}</span
      >`;
    case 'dismissed':
      return html`<span class="tile-blank">${icon('circle-slash')}</span>`;
  }
}

function labelOf(job: JobView): string {
  const name = shortPrompt(job.prompt, 120);
  const state = job.state === 'saved' ? '' : `, ${stateWords(job)}`;
  return `${name}${state}${job.isStarred ? `, ${t('starred')}` : ''}`;
}

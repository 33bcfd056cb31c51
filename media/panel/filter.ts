import type { JobView } from '../../src/protocol/jobView';
import { can } from './jobSteps';

export const stateFilters = ['all', 'finished', 'running', 'attention'] as const;
export type StateFilter = (typeof stateFilters)[number];

export interface Filter {
  readonly text: string;
  /** A model's id, or empty for all. */
  readonly model: string;
  readonly state: StateFilter;
  readonly isStarred: boolean;
}

export const noFilter: Filter = { text: '', model: '', state: 'all', isStarred: false };

export type Standing = Exclude<StateFilter, 'all'> | 'dismissed';

/** How a job stands, in the three ways that matter to a person who looks for it. */
export function standingOf(job: JobView): Standing {
  switch (job.state) {
    case 'queued':
    case 'submitting':
    case 'waiting':
    case 'ready':
      return 'running';
    case 'saved':
      return 'finished';
    case 'failed':
    case 'unconfirmed':
      return 'attention';
    case 'dismissed':
      return can(job, 'resume') ? 'attention' : 'dismissed';
  }
}

/** @param wholePrompts of jobs whose prompt is cut, by id, as far as they are known */
export function filterJobs(
  jobs: readonly JobView[],
  filter: Filter,
  wholePrompts: ReadonlyMap<string, string> = new Map(),
): readonly JobView[] {
  const words = filter.text
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return jobs.filter(
    (job) =>
      (filter.model === '' || job.model === filter.model) &&
      (filter.state === 'all' || standingOf(job) === filter.state) &&
      (!filter.isStarred || job.isStarred) &&
      (words.length === 0 || matches(job, wholePrompts.get(job.id) ?? job.prompt, words)),
  );
}

export function isFiltering(filter: Filter): boolean {
  return filter.text.trim() !== '' || filter.model !== '' || filter.state !== 'all' || filter.isStarred;
}

function matches(job: JobView, prompt: string, words: readonly string[]): boolean {
  const text = [prompt, ...job.pictures.map((picture) => picture.name), String(job.parameters['seed'] ?? '')]
    .join('\n')
    .toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

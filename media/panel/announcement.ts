import type { JobView } from '../../src/protocol/jobView';
import { stateWords } from './jobWords';
import { standingOf } from './filter';
import { t } from './words';

/** What a screen reader should say of a change: only what matters, so that many jobs do not drown each other. */
export function announcementOf(before: JobView | undefined, job: JobView): string {
  const name = jobName(job);
  if (before === undefined) {
    return standingOf(job) === 'running' ? t('Started: {0}.', name) : '';
  }
  if (before.state === job.state) {
    return '';
  }
  switch (standingOf(job)) {
    case 'finished':
      return t('Finished: {0}.', name);
    case 'attention':
    case 'dismissed':
      return `${name}: ${stateWords(job)}`;
    case 'running':
      return '';
  }
}

/** What a job is called: by its words, or, where they are not known, by its picture. */
export function jobName(job: JobView, length = 60): string {
  return shortPrompt(job.prompt, length) || (job.pictures[0]?.name ?? t('A picture without a prompt'));
}

/** The beginning of a prompt on one line. */
export function shortPrompt(prompt: string, length = 60): string {
  const line = prompt
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`;
}

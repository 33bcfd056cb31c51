import type { JobView } from '../../src/protocol/jobView';
import { can } from './jobSteps';
import { durationWords, elapsedOf } from './elapsed';
import { t } from './words';

/** How a job stands, in a few words. */
export function stateWords(job: JobView): string {
  switch (job.state) {
    case 'queued':
      return t('Not sent yet');
    case 'submitting':
      return t('Sending');
    case 'waiting':
      return job.remote === 'queued' ? t('In the queue at Segmind') : t('Being made');
    case 'ready':
      return t('Fetching the picture');
    case 'saved':
      return t('Finished');
    case 'unconfirmed':
      return job.uncertainty ?? t('No answer came: it may have been accepted, and charged.');
    case 'failed':
      return job.failure?.words ?? t('Failed');
    case 'dismissed':
      return dismissedWords(job);
  }
}

/** Time passed against the typical time, while it runs. */
export function timeWords(job: JobView, now: number): string {
  const elapsed = durationWords(elapsedOf(job, now));
  return job.startedAt === undefined ? elapsed : t('{0} of about {1}', elapsed, durationWords(job.typical));
}

/** Whether it cost money, for jobs that brought no picture and whose words do not tell that already. */
export function spendingWords(job: JobView): string {
  if (job.state === 'failed' || job.state === 'unconfirmed') {
    return '';
  }
  switch (job.spending) {
    case 'none':
      return t('Nothing was charged.');
    case 'maybe':
      return t('It may have been charged.');
    case 'spent':
      return t('It was paid for.');
  }
}

/** Whole sentences: what it cost is said after them. */
function dismissedWords(job: JobView): string {
  if (job.reason === 'cancelled') {
    return t('Cancelled before it was sent.');
  }
  if (!can(job, 'resume')) {
    return isGone(job) ? t('The result has expired; it can only be made anew.') : t('No longer watched.');
  }
  // By the minute: cards that rest are not drawn again by the second.
  const minutes = Math.max(1, Math.floor(((job.expiresAt ?? Infinity) - Date.now()) / 60_000));
  if (!Number.isFinite(minutes)) {
    return t('No longer watched; can be resumed.');
  }
  return job.reason === 'deadline'
    ? t('Took too long; can be resumed for {0} min more.', minutes)
    : t('No longer watched; can be resumed for {0} min more.', minutes);
}

function isGone(job: JobView): boolean {
  return job.expiresAt !== undefined && job.expiresAt <= Date.now();
}

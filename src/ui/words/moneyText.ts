import { dollars } from '../../core/dollars';
import { progressOf } from '../../core/job';
import type { Job, Progress } from '../../core/job';
import type { Translate } from './translate';

/** A sentence on whether money was spent, for everything that is told about a job. */
export function moneySentence(job: Job, t: Translate): string {
  const progress = progressOf(job);
  if (progress.reached === 'nothing' && job.unansweredAt !== undefined) {
    return t('It may have been charged.');
  }
  if (progress.reached === 'sent') {
    if (job.isRecovered) {
      // An id that somebody typed may be nobody's: whether it ever cost anything is not known here.
      return t('Looking for it costs nothing.');
    }
    if (job.state === 'failed' && job.failure.code === 'expired') {
      return t('If it succeeded there, it was charged.');
    }
  }
  return progressMoney(progress, t);
}

function progressMoney(progress: Progress, t: Translate): string {
  switch (progress.reached) {
    case 'nothing':
      return t('Nothing was charged.');
    case 'unknown':
      return t('It may have been charged.');
    case 'sent':
      return t('Segmind accepted the request, so it is charged if it succeeds there.');
    case 'delivered':
      return progress.metrics.cost === undefined
        ? t('The picture is made and paid for; Segmind did not say what it cost.')
        : t('The picture is made and paid for: it cost {0}.', dollars(progress.metrics.cost));
  }
}

import { progressOf } from '../../core/job';
import type { Job } from '../../core/job';
import type { JobRefusal } from '../../core/qwenImageError';
import { jobTitle } from './jobTitle';
import { moneySentence } from './moneyText';
import type { Translate } from './translate';

/** Says why nothing was done with a job, and what is true of its money all the same. */
export function explainRefused(refused: JobRefusal, job: Job | undefined, t: Translate): string {
  if (job === undefined) {
    return withoutJob(refused, t);
  }
  const title = jobTitle(job, t);
  switch (refused) {
    case 'state':
      return t('“{0}” has gone on meanwhile, so that could not be done. {1}', title, moneySentence(job, t));
    case 'otherWindow':
      // What is known here may be old: where nothing was sent, that window may be doing so.
      return progressOf(job).reached === 'nothing'
        ? t(
            'Another window works on “{0}” just now, and may be sending it. Then it is charged if it succeeds.',
            title,
          )
        : t('Another window works on “{0}” just now. {1}', title, moneySentence(job, t));
    case 'gone':
      return t('“{0}” is no longer in the list, so nothing was done.', title);
  }
}

function withoutJob(refused: JobRefusal, t: Translate): string {
  switch (refused) {
    case 'state':
      return t('The job has gone on meanwhile, so nothing was done.');
    case 'otherWindow':
      return t('Another window works on the job just now, so nothing was done.');
    case 'gone':
      return t('The job is no longer in the list, so nothing was done.');
  }
}

import { expiryOf, progressOf, spendingOf } from '../../core/job';
import type { Job } from '../../core/job';
import { moneySentence } from './moneyText';
import { clockText } from './timeText';
import type { Translate } from './translate';

/** That jobs wait for a key, whether they cost something, and until when there is time. @param now ms since the epoch */
export function lackingKeyText(jobs: readonly Job[], now: number, t: Translate): string {
  const [first] = jobs;
  const sent = jobs.filter((job) => progressOf(job).reached === 'sent').length;
  const uncertain = jobs.filter((job) => spendingOf(job) === 'maybe').length - sent;
  const expiry = Math.min(...jobs.map((job) => expiryOf(job) ?? Infinity).filter((time) => time > now));
  const isKept = Number.isFinite(expiry);
  if (first !== undefined && jobs.length === 1) {
    return joined([
      t('1 job waits for a Segmind API key.'),
      moneySentence(first, t),
      isKept && t('Segmind keeps the result until {0}.', clockText(expiry)),
    ]);
  }
  return joined([
    t('{0} jobs wait for a Segmind API key.', jobs.length),
    sent === 0 && uncertain === 0 && t('Nothing was charged.'),
    sent > 0 && t('Segmind accepted {0} of them, which are charged if they succeed there.', sent),
    uncertain > 0 && t('{0} of them may have been charged when they were first sent.', uncertain),
    isKept && t('Segmind keeps the first result until {0}.', clockText(expiry)),
  ]);
}

function joined(sentences: readonly (string | false)[]): string {
  return sentences.filter((sentence) => sentence !== false).join(' ');
}

import { plainLine } from '../../assets/plainLine';
import { requestIdOf } from '../../core/job';
import type { Job } from '../../core/job';
import type { Translate } from './translate';
import { unlinked } from './unlinked';

/** What a job is called in lists and sentences: its prompt on one line, at most `maximum` UTF-16 code units. */
export function jobTitle(job: Job, t: Translate, maximum = 60): string {
  // Of a prompt of 20,000 letters only the beginning is looked at: there may be thousands of rows.
  const shown = (text: string): string =>
    shortened(unlinked(plainLine(text.trimStart().slice(0, 8 * maximum))), maximum);
  const prompt = shown(job.request.prompt);
  if (prompt !== '') {
    return prompt;
  }
  const requestId = shown(requestIdOf(job) ?? '');
  return requestId === '' ? t('Picture without a prompt') : t('Request {0}', requestId);
}

function shortened(text: string, maximum: number): string {
  if (text.length <= maximum) {
    return text;
  }
  const head = text.slice(0, maximum - 1).replace(/[\uD800-\uDBFF]$/, '');
  const boundary = head.lastIndexOf(' ');
  return `${boundary >= head.length / 2 ? head.slice(0, boundary) : head}…`;
}

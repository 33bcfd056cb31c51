import { plainLine } from '../../assets/plainLine';
import { expiryOf } from '../../core/job';
import type { Job, JobIn } from '../../core/job';
import { failureOf, QwenImageError } from '../../core/qwenImageError';
import { Refusal } from '../refusal';
import { needsJob } from '../step';
import type { Step } from '../step';
import { failureWords } from './failureWords';
import { jobTitle } from './jobTitle';
import { moneySentence } from './moneyText';
import { clockText } from './timeText';
import type { Translate } from './translate';
import { unlinked } from './unlinked';

/** What to tell a person about something that did not work. */
export interface Explanation {
  /** What happened, and whether money was spent. */
  readonly message: string;
  /** The next steps, best first; never empty. */
  readonly steps: readonly [Step, ...Step[]];
  readonly setting?: string;
}

/** Explains a job that rests without a picture; undefined for one that needs nobody. */
export function explainJob(job: Job, t: Translate): Explanation | undefined {
  switch (job.state) {
    case 'failed':
      return explainFailed(job, t);
    case 'unconfirmed':
      return {
        message: t(
          'No answer came back after “{0}” was sent, so it is not known whether Segmind took it. {1}',
          jobTitle(job, t),
          moneySentence(job, t),
        ),
        steps: ['retry', 'letBe', 'showCredits', 'showLog'],
      };
    case 'dismissed':
      return explainDismissed(job, t);
    case 'queued':
    case 'submitting':
    case 'waiting':
    case 'ready':
    case 'saved':
      return undefined;
  }
}

/** Explains what a command threw, where no job is concerned: nothing that fails there was sent to be paid. */
export function explainError(error: unknown, t: Translate): Explanation {
  if (error instanceof Refusal) {
    const [first = 'showLog', ...rest] = error.steps;
    return {
      message: unlinked(error.message),
      steps: [first, ...rest],
      ...(error.setting === undefined ? {} : { setting: error.setting }),
    };
  }
  const failure = failureOf(error);
  const facts = error instanceof QwenImageError ? error.facts : {};
  const { sentence, steps, showsDetail } = failureWords(failure.code, t, facts);
  const [first = 'showLog', ...rest] = steps.filter((step) => !needsJob(step));
  return {
    message: joined(sentence, showsDetail ? failure.detail : '', t('Nothing was charged.'), t),
    steps: [first, ...rest],
  };
}

function explainFailed(job: JobIn<'failed'>, t: Translate): Explanation {
  const { failure, progress } = job;
  const { sentence, steps, showsDetail } = failureWords(failure.code, t, failure);
  const [first = 'showLog', ...rest] = steps.filter(
    // A place to save to is of use only for a picture that exists.
    (step) => step !== 'saveElsewhere' || progress.reached === 'delivered',
  );
  return {
    message: t(
      '“{0}”: {1}',
      jobTitle(job, t),
      joined(sentence, showsDetail ? failure.detail : '', moneySentence(job, t), t),
    ),
    steps: [first, ...rest],
    ...(failure.code === 'noConsent' ? { setting: 'qwenImage.uploadConsent' } : {}),
  };
}

function explainDismissed(job: JobIn<'dismissed'>, t: Translate): Explanation {
  const title = jobTitle(job, t);
  const money = moneySentence(job, t);
  const expiry = expiryOf(job);
  const keeps = expiry === undefined ? '' : ` ${t('Segmind keeps the result until {0}.', clockText(expiry))}`;
  switch (job.reason) {
    case 'cancelled':
      return { message: t('“{0}” was cancelled before it was sent. {1}', title, money), steps: ['retry'] };
    case 'stopped':
      return { message: `${t('“{0}” is no longer watched. {1}', title, money)}${keeps}`, steps: ['resume'] };
    case 'deadline':
      return {
        message: `${t('“{0}” takes unusually long and is no longer watched. {1}', title, money)}${keeps}`,
        steps: ['resume', 'showLog'],
      };
    case 'letBe':
      return { message: t('“{0}” was let be. {1}', title, money), steps: ['retry', 'showCredits'] };
  }
}

function joined(sentence: string, detail: string, money: string, t: Translate): string {
  const plain = unlinked(plainLine(detail)).slice(0, 200);
  return plain === '' ? `${sentence} ${money}` : `${sentence} ${t('({0})', plain)} ${money}`;
}

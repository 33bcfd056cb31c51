import { plainLine } from '../../assets/plainLine';
import type { BalanceMovement } from '../../core/balanceMovement';
import { expiryOf, isKeptSafe } from '../../core/job';
import type { Job, JobIn } from '../../core/job';
import { failureOf, QwenImageError } from '../../core/qwenImageError';
import { isExpired, jobActions } from '../jobsView/jobActions';
import { causeOf, JobError } from '../jobError';
import { Refusal } from '../refusal';
import { needsJob } from '../step';
import type { Step } from '../step';
import { explainRefused } from './explainRefused';
import { explainUnconfirmed } from './explainUnconfirmed';
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

/** In UTF-16 code units. */
const longestSentence = 400;

/** What is known beside the job itself. */
export interface Known {
  /** ms since the epoch */
  readonly now: number;
  /** What the account's balance tells of a request whose answer was lost. */
  readonly movementOf?: (job: Job) => BalanceMovement | undefined;
  /** URI of a picture in the results' storage, by its name there. */
  readonly keptUri?: (file: string) => string;
}

/** Explains a job that rests without a picture; undefined for one that needs nobody. */
export function explainJob(job: Job, { now, movementOf }: Known, t: Translate): Explanation | undefined {
  switch (job.state) {
    case 'failed':
      return isExpired(job, now) ? explainExpired(job, t) : explainFailed(job, now, t);
    case 'unconfirmed':
      return explainUnconfirmed(job, movementOf?.(job), now, t);
    case 'dismissed':
      return isExpired(job, now) ? explainExpired(job, t) : explainDismissed(job, t);
    case 'queued':
    case 'submitting':
    case 'waiting':
    case 'ready':
    case 'saved':
      return undefined;
  }
}

/** Explains what a command threw. Where no job is concerned, nothing that fails there was sent to be paid. */
export function explainError(error: unknown, t: Translate): Explanation {
  if (error instanceof Refusal) {
    const [first = 'showLog', ...rest] = error.steps;
    return {
      message: unlinked(shortened(error.message)),
      steps: [first, ...rest],
      ...(error.setting === undefined ? {} : { setting: error.setting }),
    };
  }
  const job = error instanceof JobError ? error.job : undefined;
  const cause = causeOf(error);
  const failure = failureOf(cause);
  const facts = cause instanceof QwenImageError ? cause.facts : {};
  if (facts.refused !== undefined) {
    return { message: explainRefused(facts.refused, job, t), steps: ['showJobs'] };
  }
  const { sentence, steps, showsDetail } = failureWords(failure.code, t, {
    ...facts,
    detail: failure.detail,
  });
  const [first = 'showLog', ...rest] = steps.filter((step) => !needsJob(step));
  const money = job === undefined ? t('Nothing was charged.') : moneySentence(job, t);
  const message = joined(sentence, showsDetail ? failure.detail : '', money, t);
  return {
    message: job === undefined ? message : t('“{0}”: {1}', jobTitle(job, t), message),
    steps: [first, ...rest],
  };
}

function explainFailed(job: JobIn<'failed'>, now: number, t: Translate): Explanation {
  const { failure } = job;
  const { sentence, steps, showsDetail } = failureWords(failure.code, t, failure);
  const allowed: readonly string[] = jobActions(job, now);
  const isSafe = isKeptSafe(job);
  const wanted = job.progress.reached === 'sent' ? withLook(steps) : steps;
  const [first = 'showLog', ...rest] = (isSafe ? withSaving(wanted) : wanted).filter(
    (step) => !(dependentSteps.includes(step) && !allowed.includes(step)),
  );
  if (job.isRecovered && failure.code === 'expired' && job.progress.reached === 'sent') {
    return {
      message: notFound(job, t),
      steps: allowed.includes('retry') ? ['retry', 'showLog'] : ['showLog'],
    };
  }
  const money = joined(sentence, showsDetail ? failure.detail : '', moneySentence(job, t), t);
  const safe = isSafe ? ` ${t('It is safe in the storage of this extension until it is saved.')}` : '';
  return {
    message: t('“{0}”: {1}', jobTitle(job, t), `${money}${safe}`),
    steps: [first, ...rest],
    ...(failure.code === 'noConsent' ? { setting: 'qwenImage.uploadConsent' } : {}),
  };
}

/** Steps that are buttons only where the jobs view has them too. */
const dependentSteps: readonly Step[] = ['retry', 'runAgain', 'saveElsewhere'];

/** Segmind has the request, and may still make the picture: to look is free, to change it costs again. */
function withLook(steps: readonly Step[]): readonly Step[] {
  const [first, ...rest] = steps;
  if (first === undefined || steps.includes('retry')) {
    return steps;
  }
  return first === 'change' ? ['retry', ...steps] : [first, 'retry', ...rest];
}

function withSaving([first, ...rest]: readonly Step[]): readonly Step[] {
  return [
    ...(first === undefined ? [] : [first]),
    'saveElsewhere',
    ...rest.filter((step) => step !== 'saveElsewhere'),
  ];
}

/** An id that somebody typed may be nobody's: what it cost, and whether it is too late, is not known. */
function notFound(job: Job, t: Translate): string {
  return t(
    '“{0}”: {1}',
    jobTitle(job, t),
    t(
      'Segmind has no result for this id, or no longer: it keeps results for one hour. Check the id. Looking for it costs nothing.',
    ),
  );
}

function explainExpired(job: JobIn<'failed' | 'dismissed'>, t: Translate): Explanation {
  if (job.isRecovered) {
    return { message: notFound(job, t), steps: ['showLog'] };
  }
  return {
    message: t(
      '“{0}”: {1}',
      jobTitle(job, t),
      t(
        'Its result is no longer at Segmind, which keeps results for one hour. If it succeeded there, it was charged; to make it anew costs again.',
      ),
    ),
    steps: ['runAgain', 'showLog'],
  };
}

function explainDismissed(job: JobIn<'dismissed'>, t: Translate): Explanation {
  const title = jobTitle(job, t);
  const money = moneySentence(job, t);
  const expiry = expiryOf(job);
  const keeps = expiry === undefined ? '' : ` ${t('Segmind keeps the result until {0}.', clockText(expiry))}`;
  switch (job.reason) {
    case 'cancelled':
      if (job.progress.reached === 'unknown') {
        return {
          message: t(
            '“{0}” was cancelled before it was sent again. The first request may have been charged.',
            title,
          ),
          steps: ['sendAgain', 'checkCharge'],
        };
      }
      return { message: t('“{0}” was cancelled before it was sent. {1}', title, money), steps: ['retry'] };
    case 'stopped':
      return { message: `${t('“{0}” is no longer watched. {1}', title, money)}${keeps}`, steps: ['resume'] };
    case 'deadline':
      return {
        message: `${t('“{0}” takes unusually long and is no longer watched. {1}', title, money)}${keeps}`,
        steps: ['resume', 'showLog'],
      };
    case 'letBe':
      return { message: t('“{0}” was let be. {1}', title, money), steps: ['sendAgain', 'checkCharge'] };
  }
}

/** What a program asked for may be repeated in the sentence, and be of any length. */
function shortened(sentence: string): string {
  return sentence.length > longestSentence ? `${sentence.slice(0, longestSentence - 1)}…` : sentence;
}

function joined(sentence: string, detail: string, money: string, t: Translate): string {
  const plain = unlinked(plainLine(detail)).slice(0, 200);
  return plain === '' ? `${sentence} ${money}` : `${sentence} ${t('({0})', plain)} ${money}`;
}

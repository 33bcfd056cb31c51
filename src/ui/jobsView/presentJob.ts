import { isKeptSafe } from '../../core/job';
import type { Job, JobIn } from '../../core/job';
import { failureWords } from '../words/failureWords';
import { jobTitle } from '../words/jobTitle';
import { keptText, minutesText, timeLeft } from '../words/expiryText';
import { durationText } from '../words/timeText';
import type { Translate } from '../words/translate';
import { fileName } from './fileName';
import { isExpired, jobActions, leavesPlaceholder } from './jobActions';

/** How a job looks in a list, as data: VS Code's tree and pickers make their items from it. */
export interface JobPresentation {
  readonly label: string;
  readonly description: string;
  readonly iconId: string;
  /** Id of a theme colour. */
  readonly colourId?: string;
  /** The state and then the actions, separated by spaces, for `when` clauses. */
  readonly contextValue: string;
  /** What a screen reader says. */
  readonly spoken: string;
}

export interface JobFacts {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds that the model usually takes. */
  readonly typicalDuration: number;
}

/** Characters of a label that leave room for the description in a side bar of usual width. */
const rowLength = 30;

export function presentJob(job: Job, facts: JobFacts, t: Translate): JobPresentation {
  const label = jobTitle(job, t, rowLength);
  const { description: stands, iconId, colourId } = look(job, facts, t);
  const description = leavesPlaceholder(job) ? t('placeholder left, {0}', stands) : stands;
  return {
    label,
    description,
    iconId,
    ...(colourId === undefined ? {} : { colourId }),
    contextValue: ['job', job.state, ...jobActions(job, facts.now)].join(' '),
    // A screen reader would say “tilde”.
    spoken: `${jobTitle(job, t)}, ${description.replaceAll('~', t('about '))}`,
  };
}

interface Look {
  readonly description: string;
  readonly iconId: string;
  readonly colourId?: string;
}

function look(job: Job, facts: JobFacts, t: Translate): Look {
  switch (job.state) {
    case 'queued':
      return { description: queuedText(job, facts, t), iconId: 'clock' };
    case 'submitting':
      return { description: t('sending'), iconId: 'cloud-upload' };
    case 'waiting':
      return { description: waitingText(job, facts, t), iconId: 'sync~spin' };
    case 'ready':
      return { description: t('saving'), iconId: 'cloud-download' };
    case 'saved':
      return { description: savedText(job, t), iconId: 'pass', colourId: 'testing.iconPassed' };
    case 'unconfirmed':
      return {
        description: t('no answer, may have been charged'),
        iconId: 'question',
        colourId: 'problemsWarningIcon.foreground',
      };
    case 'failed':
      return failedLook(job, facts, t);
    case 'dismissed':
      return dismissedLook(job, facts, t);
  }
}

function queuedText(job: JobIn<'queued'>, { now }: JobFacts, t: Translate): string {
  return job.notBefore > now
    ? t('tries again in {0}', durationText(job.notBefore - now, t))
    : // Whether it waits for its turn, for its upload or for an answer is not in its record.
      t('not sent yet');
}

function waitingText(job: JobIn<'waiting'>, facts: JobFacts, t: Translate): string {
  const passed = durationText(facts.now - job.submittedAt, t);
  const typical = durationText(facts.typicalDuration, t);
  const left = timeLeft(job, facts.now);
  if (left.kind === 'soonGone') {
    return t('{0}, result kept for {1} more', passed, minutesText(left.milliseconds, t));
  }
  if (facts.now - job.submittedAt > facts.typicalDuration) {
    return t('{0}, usually ~{1}', passed, typical);
  }
  return t('{0} of ~{1}', passed, typical);
}

function savedText(job: JobIn<'saved'>, t: Translate): string {
  const [first = '', ...rest] = job.files.map(fileName);
  return rest.length === 0 ? first : t('{0} and {1} more', first, rest.length);
}

function failedLook(job: JobIn<'failed'>, { now }: JobFacts, t: Translate): Look {
  if (isExpired(job, now)) {
    return expiredLook(t);
  }
  const { short } = failureWords(job.failure.code, t);
  if (isKeptSafe(job)) {
    return {
      description: t('kept safe, {0}', short),
      iconId: 'archive',
      colourId: 'problemsWarningIcon.foreground',
    };
  }
  return {
    // Segmind has just said that there is none; another look may still find it.
    description: job.failure.code === 'expired' ? short : `${short}${keptText(job, now, t)}`,
    iconId: 'error',
    colourId: 'problemsErrorIcon.foreground',
  };
}

function expiredLook(t: Translate): Look {
  return { description: t('result expired'), iconId: 'circle-slash', colourId: 'disabledForeground' };
}

function dismissedLook(job: JobIn<'dismissed'>, { now }: JobFacts, t: Translate): Look {
  if (isExpired(job, now)) {
    return expiredLook(t);
  }
  const kept = keptText(job, now, t);
  switch (job.reason) {
    case 'cancelled':
      return {
        description:
          job.progress.reached === 'nothing'
            ? t('cancelled, not charged')
            : t('cancelled, may have been charged'),
        iconId: 'circle-slash',
        colourId: 'disabledForeground',
      };
    case 'letBe':
      return {
        description: t('let be, may have been charged'),
        iconId: 'circle-slash',
        colourId: 'disabledForeground',
      };
    case 'stopped':
      return { description: `${t('not watched')}${kept}`, iconId: 'eye-closed' };
    case 'deadline':
      return {
        description: `${t('took too long')}${kept}`,
        iconId: 'watch',
        colourId: 'problemsWarningIcon.foreground',
      };
  }
}

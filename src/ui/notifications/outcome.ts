import type { Job, JobIn } from '../../core/job';
import { fileName } from '../jobsView/fileName';
import { hasReplaced } from '../jobsView/jobActions';
import { explainJob } from '../words/explainFailure';
import type { Explanation, Known } from '../words/explainFailure';
import { jobTitle } from '../words/jobTitle';
import { dollars } from '../../core/dollars';
import type { Translate } from '../words/translate';

/** One message about jobs that ended together. */
export interface Outcome extends Explanation {
  readonly severity: 'info' | 'warning' | 'error';
  readonly jobs: readonly Job[];
}

/** Few messages for many jobs: one for all that are saved, one a reason for those that are not. */
export function outcomesOf(
  jobs: readonly Job[],
  wanted: 'all' | 'failures' | 'none',
  known: Known,
  t: Translate,
): readonly Outcome[] {
  const saved = jobs.filter((job) => job.state === 'saved');
  const failed = new Map<string, Job[]>();
  for (const job of jobs) {
    if (job.state !== 'saved') {
      const reason = job.state === 'failed' ? job.failure.code : job.state;
      failed.set(reason, [...(failed.get(reason) ?? []), job]);
    }
  }
  return [
    ...(wanted === 'all' ? savedOutcome(saved, t) : []),
    ...(wanted === 'none' ? [] : [...failed.values()].flatMap((group) => failedOutcome(group, known, t))),
  ];
}

function savedOutcome(jobs: readonly Job[], t: Translate): Outcome[] {
  const [job] = jobs;
  if (job?.state !== 'saved') {
    return [];
  }
  if (jobs.length > 1) {
    const message = t('{0} pictures are saved.', jobs.length);
    return [{ severity: 'info', message, steps: ['showJobs'], jobs }];
  }
  return [{ severity: 'info', message: savedSentence(job, t), steps: nextSteps(job), jobs }];
}

function savedSentence(job: JobIn<'saved'>, t: Translate): string {
  const { cost } = job.metrics;
  const title = jobTitle(job, t);
  const names = job.files.map(fileName).join(', ');
  const known = job.request.destination.replaces;
  const money = cost === undefined ? '' : ` ${t('It cost {0}.', dollars(cost))}`;
  if (known !== undefined && !job.files.includes(known.uri)) {
    const place = fileName(known.uri);
    return (
      t(
        '“{0}” is saved as {1}, beside {2}, which has changed since or has another type.',
        title,
        names,
        place,
      ) + money
    );
  }
  if (hasReplaced(job)) {
    return t('“{0}” has replaced {1}.', title, names) + money;
  }
  return cost === undefined
    ? t('“{0}” is saved as {1}.', title, names)
    : t('“{0}” is saved as {1}. It cost {2}.', title, names, dollars(cost));
}

/** What stands in a document already is not offered for inserting. */
function nextSteps(job: JobIn<'saved'>): Outcome['steps'] {
  const known = job.request.destination.replaces;
  if (known === undefined) {
    return ['open', 'insert', 'reveal'];
  }
  if (!job.files.includes(known.uri)) {
    return ['open', 'useInstead', 'reveal'];
  }
  return hasReplaced(job) ? ['open', 'undoReplacement', 'reveal'] : ['open', 'reveal'];
}

function failedOutcome(jobs: readonly Job[], known: Known, t: Translate): Outcome[] {
  const [job] = jobs;
  const explanation = job === undefined ? undefined : explainJob(job, known, t);
  if (job === undefined || explanation === undefined) {
    return [];
  }
  const severity = job.state === 'failed' ? 'error' : 'warning';
  if (jobs.length === 1) {
    return [{ ...explanation, severity, jobs }];
  }
  const message = t('{0} jobs ended the same way. The first: {1}', jobs.length, explanation.message);
  return [{ ...explanation, message, severity, jobs }];
}

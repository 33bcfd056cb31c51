import { findModel } from '../../core/catalogue';
import { isKeptSafe, progressOf, requestIdOf } from '../../core/job';
import type { Job, JobIn } from '../../core/job';
import { isRequestId } from '../../core/requestId';
import type { ChangedSetting, LogLine } from '../../core/ports/diagnostics';
import { durationText } from '../words/timeText';
import type { Translate } from '../words/translate';

/** What a bug report tells beside the jobs. */
export interface ReportFacts {
  /** Such as `VS Code` and `1.110.0`. */
  readonly versions: readonly (readonly [string, string])[];
  readonly settings: readonly ChangedSetting[];
  /** Oldest first. */
  readonly log: readonly LogLine[];
}

/** More than these nobody reads. */
const mostJobs = 50;

/** A bug report in Markdown: states, codes, ids and ages; no prompts, files or places. @param now ms since the epoch */
export function diagnosticReport(
  facts: ReportFacts,
  jobs: readonly Job[],
  now: number,
  t: Translate,
): string {
  return [
    `# ${t('Qwen Image: diagnostics for a bug report')}`,
    t(
      'Read it before you share it. It holds versions, changed settings, the states of jobs and the recent log; keys, prompts, names and paths are left out.',
    ),
    `## ${t('Versions')}`,
    facts.versions.map(([name, version]) => `- ${name}: ${version}`).join('\n'),
    `## ${t('Settings that are not at their defaults')}`,
    facts.settings.length === 0
      ? t('None.')
      : facts.settings.map(({ setting, value }) => `- ${setting}: ${value}`).join('\n'),
    `## ${t('Jobs: {0}', jobs.length)}`,
    jobsTable(jobs, now, t),
    ...(jobs.length > mostJobs ? [t('{0} older ones are left out.', jobs.length - mostJobs)] : []),
    `## ${t('Recent log')}`,
    facts.log.length === 0 ? t('None.') : `\`\`\`text\n${facts.log.map(logText).join('\n')}\n\`\`\``,
    '',
  ].join('\n\n');
}

function jobsTable(jobs: readonly Job[], now: number, t: Translate): string {
  const head = [t('Job'), t('Age'), t('State'), t('Got as far as'), t('Request id')];
  const rows = jobs
    .slice(0, mostJobs)
    .map((job) => [
      job.id,
      durationText(now - job.createdAt, t),
      stateText(job),
      progressText(job),
      requestIdText(job),
    ]);
  return jobs.length === 0
    ? t('None.')
    : [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** In the words of the code: that is who reads it. */
function stateText(job: Job): string {
  switch (job.state) {
    case 'queued':
      return putBack(job) === 0 ? 'queued' : `queued, put back ${putBack(job)} times`;
    case 'waiting':
      return `waiting, ${job.remote.kind}`;
    case 'failed':
      return ['failed', job.failure.code, job.failure.status, parameterText(job)]
        .filter((part) => part !== undefined)
        .join(' ');
    case 'dismissed':
      return `dismissed, ${job.reason}`;
    case 'submitting':
    case 'ready':
    case 'saved':
    case 'unconfirmed':
      return job.state;
  }
}

function progressText(job: Job): string {
  const progress = progressOf(job);
  const known = findModel(job.request.model)?.id ?? '(another model)';
  const model = job.isRecovered ? `${known}, recovered` : known;
  const inputs = Object.values(job.request.images).map(({ kind }) => `, from ${kind}`);
  const pictures =
    progress.reached === 'delivered'
      ? `, ${progress.outputs.length} pictures${isKeptSafe(job) ? ' kept' : ''}`
      : '';
  return `${progress.reached} (${model}${inputs.join('')}${pictures})`;
}

/** What a record or an answer names may be anything: only what is known here is told. */
function parameterText({ request, failure }: JobIn<'failed'>): string | undefined {
  const model = findModel(request.model);
  const names = [...(model?.parameters ?? []), ...(model?.images ?? [])].map(({ name }) => name);
  const { parameter } = failure;
  return parameter === undefined || ['prompt', ...names].includes(parameter)
    ? parameter
    : '(another parameter)';
}

function requestIdText(job: Job): string {
  const id = requestIdOf(job);
  return id === undefined
    ? '-'
    : /^(?=.*\d)[\w-]{1,64}$/.test(id) && isRequestId(id)
      ? id
      : '(an unusual id)';
}

function logText({ at, level, text }: LogLine): string {
  // What closes the block would end the log.
  return `${new Date(at).toISOString()} ${level} ${text.replaceAll('```', "'''")}`;
}

function putBack({ postponements, rateLimits }: JobIn<'queued'>): number {
  return postponements + (rateLimits ?? 0);
}

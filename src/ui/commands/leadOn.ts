import * as vscode from 'vscode';
import { progressOf } from '../../core/job';
import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import { isExpired } from '../jobsView/jobActions';
import { aboutJob } from '../jobError';
import { stepLabel } from '../step';
import { jobTitle } from '../words/jobTitle';
import type { UiServices } from '../uiServices';
import { askRunAgain } from './askRunAgain';
import { parseJobId } from './commandArguments';
import type { CommandHandler } from './commandIds';
import { argumentReader } from './argumentReader';
import { chooseJob, findJob } from './commandTools';

const t = vscode.l10n.t;

/** Goes on from the furthest point that was paid for; asks before anything may be paid a second time. */
export function retryJob(jobs: Jobs, replacements: UiServices['replacements']): CommandHandler {
  return async (...args) => leadOn(jobs, replacements, args, t('Which job should be tried again?'));
}

/** Watches again what is no longer watched. */
export function resumeJob(jobs: Jobs, replacements: UiServices['replacements']): CommandHandler {
  return async (...args) => leadOn(jobs, replacements, args, t('Which job should be resumed?'));
}

/** A new job with the same request and a new seed. Returns its id. */
export function runAgain(jobs: Jobs, replacements: UiServices['replacements']): CommandHandler {
  return async (...args) => {
    const job = await chooseJob(jobs, args, ['runAgain'], t('Which job should be run again?'));
    return job === undefined ? undefined : (await askRunAgain(jobs, job, replacements))?.id;
  };
}

/** Ends a queued job free of charge, or the watching of one that was sent. */
export function stopWatching(jobs: Jobs): CommandHandler {
  return async (...args) => {
    const job = await chooseJob(jobs, args, ['stop'], t('Which job should no longer be watched?'));
    return job === undefined ? undefined : (await aboutJob(jobs, job, () => jobs.stop(job.id))).id;
  };
}

async function leadOn(
  jobs: Jobs,
  replacements: UiServices['replacements'],
  args: readonly unknown[],
  placeHolder: string,
): Promise<string | undefined> {
  const id = parseJobId(args, argumentReader);
  const named = id === undefined ? undefined : findJob(jobs, id);
  if (named !== undefined && isExpired(named, Date.now())) {
    return offerRunAgain(jobs, named, replacements);
  }
  const job = await chooseJob(jobs, args, ['retry', 'resume'], placeHolder);
  if (job === undefined || !(await mayBeSentAgain(job))) {
    return undefined;
  }
  return (await aboutJob(jobs, job, () => jobs.retry(job.id))).id;
}

/** The person decides whether something is sent a second time that may have been charged the first time. */
async function mayBeSentAgain(job: Job): Promise<boolean> {
  if (progressOf(job).reached !== 'unknown') {
    return true;
  }
  const send = t('Send Again');
  const picked = await vscode.window.showWarningMessage(
    t('Send “{0}” again?', jobTitle(job, t)),
    {
      modal: true,
      detail: t(
        'No answer came back the first time. If Segmind took the request then, it is charged, and it is charged a second time when it is sent again.',
      ),
    },
    send,
  );
  return picked === send;
}

async function offerRunAgain(
  jobs: Jobs,
  job: Job,
  replacements: UiServices['replacements'],
): Promise<string | undefined> {
  const sentence = t(
    'The result of “{0}” is no longer at Segmind, which keeps results for one hour. Making it anew costs again.',
    jobTitle(job, t),
  );
  if (job.isRecovered) {
    // Its prompt is not known here, so there is nothing to run.
    void vscode.window.showWarningMessage(sentence);
    return undefined;
  }
  const again = stepLabel('runAgain', t);
  const picked = await vscode.window.showWarningMessage(sentence, again);
  return picked === again ? (await askRunAgain(jobs, job, replacements))?.id : undefined;
}

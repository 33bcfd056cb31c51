import * as vscode from 'vscode';
import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import { jobActions } from '../jobsView/jobActions';
import type { JobAction } from '../jobsView/jobActions';
import { presentJob } from '../jobsView/presentJob';
import { Refusal } from '../refusal';
import { jobTitle } from '../words/jobTitle';
import { argumentReader } from './argumentReader';
import { parseJobId } from './commandArguments';

const t = vscode.l10n.t;

/**
 * The job that the arguments name, else the one the person picks among those that allow one of `actions`; undefined when
 * nothing was picked. Throws a `Refusal` when there is no such job, or it does not allow any of them.
 */
export async function chooseJob(
  jobs: Jobs,
  args: readonly unknown[],
  actions: readonly JobAction[],
  placeHolder: string,
): Promise<Job | undefined> {
  const id = parseJobId(args, argumentReader);
  const now = Date.now();
  const allows = (job: Job): boolean => jobActions(job, now).some((action) => actions.includes(action));
  if (id !== undefined) {
    const job = findJob(jobs, id);
    if (!allows(job)) {
      const { description } = presentJob(job, { now, typicalDuration: typical(jobs, job) }, t);
      throw new Refusal(
        t('That cannot be done with “{0}” as it is now: {1}.', jobTitle(job, t), description),
        ['showJobs'],
      );
    }
    return job;
  }
  return pickJob(jobs, jobs.list().filter(allows), placeHolder);
}

/** Throws a `Refusal` when there is no such job. */
export function findJob(jobs: Jobs, id: string): Job {
  const job = jobs.get(id);
  if (job === undefined) {
    throw new Refusal(t('There is no job “{0}” any more.', id), ['showJobs']);
  }
  return job;
}

async function pickJob(
  jobs: Jobs,
  candidates: readonly Job[],
  placeHolder: string,
): Promise<Job | undefined> {
  if (candidates.length === 0) {
    throw new Refusal(t('No job allows that at the moment.'), ['showJobs']);
  }
  const now = Date.now();
  const items = candidates.map((job) => {
    const { label, description, iconId } = presentJob(job, { now, typicalDuration: typical(jobs, job) }, t);
    return { label, description, iconPath: new vscode.ThemeIcon(iconId), job };
  });
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked?.job;
}

function typical(jobs: Jobs, job: Job): number {
  return jobs.typicalDuration(job.request.model);
}

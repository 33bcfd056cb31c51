import * as vscode from 'vscode';
import type { Jobs } from '../../core/jobs';
import { holdsUnsavedValue } from '../jobsView/jobActions';
import { aboutJob } from '../jobError';
import { jobTitle } from '../words/jobTitle';
import { moneySentence } from '../words/moneyText';
import type { CommandHandler } from './commandIds';
import { chooseJob } from './commandTools';

const t = vscode.l10n.t;

/** Forgets a job; asks first when something that was paid for would be forgotten with it. Files stay. */
export function removeJob(jobs: Jobs): CommandHandler {
  return async (...args) => {
    const job = await chooseJob(jobs, args, ['remove'], t('Which job should be removed from the list?'));
    if (job === undefined) {
      return;
    }
    if (holdsUnsavedValue(job, Date.now())) {
      const remove = t('Remove');
      const picked = await vscode.window.showWarningMessage(
        t('Remove “{0}”, whose picture is not saved?', jobTitle(job, t)),
        {
          modal: true,
          detail: t('{0} It cannot be fetched once the job is removed.', moneySentence(job, t)),
        },
        remove,
      );
      if (picked !== remove) {
        return;
      }
    }
    await aboutJob(jobs, job, () => jobs.remove(job.id));
  };
}

/** Forgets all jobs that nobody needs any more. Returns how many. */
export function clearFinished(jobs: Jobs): CommandHandler {
  return async () => {
    const count = await jobs.clearFinished();
    void vscode.window.setStatusBarMessage(
      count === 1
        ? t('1 job is removed from the list; its files stay.')
        : t('{0} jobs are removed from the list; their files stay.', count),
      5000,
    );
    return count;
  };
}

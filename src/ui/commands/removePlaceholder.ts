import * as vscode from 'vscode';
import { fileName } from '../jobsView/fileName';
import { holdsUnsavedValue } from '../jobsView/jobActions';
import { aboutJob } from '../jobError';
import { Refusal } from '../refusal';
import { offerToRemoveReferences } from '../renames/offerToRemoveReferences';
import type { UiServices } from '../uiServices';
import type { CommandHandler } from './commandIds';
import { chooseJob } from './commandTools';

const t = vscode.l10n.t;

/** Takes the placeholder of a job without a picture away, and the job with it when there is nothing left to fetch. */
export function removePlaceholder({
  jobs,
  placeholders,
  layout,
  log,
}: Pick<UiServices, 'jobs' | 'placeholders' | 'layout' | 'log'>): CommandHandler {
  return async (...args) => {
    const question = t('Which placeholder should be removed?');
    const job = await chooseJob(jobs, args, ['removePlaceholder'], question);
    const replaces = job?.request.destination.replaces;
    if (job === undefined || replaces === undefined) {
      return;
    }
    const service = await placeholders();
    const outcome = await service.remove(replaces, job.request.destination.root);
    // Whatever lies there now, or nothing: no job waits behind it any more.
    await jobs.moved(replaces.uri);
    if (outcome === 'changed') {
      throw new Refusal(
        t('“{0}” is no longer the placeholder, so it stays as it is.', fileName(replaces.uri)),
      );
    }
    if (!holdsUnsavedValue(job, Date.now())) {
      await aboutJob(jobs, job, () => jobs.remove(job.id));
    }
    offerToRemoveReferences(vscode.Uri.parse(replaces.uri, true), layout).catch((error: unknown) => {
      log.error('References to a placeholder could not be removed', error);
    });
  };
}

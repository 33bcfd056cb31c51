import * as vscode from 'vscode';
import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import { fileName } from '../jobsView/fileName';
import { earlierSources } from '../orders/earlierSources';
import { stepLabel } from '../step';
import type { UiServices } from '../uiServices';

const t = vscode.l10n.t;

/** A job once more, from what it was made from then; where that cannot be had, only if the person wants it. Undefined if not. */
export async function askRunAgain(
  jobs: Jobs,
  job: Job,
  replacements: UiServices['replacements'],
): Promise<Job | undefined> {
  const { images, changed } = await earlierSources(job, replacements);
  const [source] = changed;
  if (
    source !== undefined &&
    !(await mayUseOther(
      t('“{0}” has changed since. Run again with it as it is now?', fileName(source)),
      t('The picture that was sent the first time is not kept.'),
    ))
  ) {
    return undefined;
  }
  return jobs.runAgain(job.id, images);
}

/** Whether a person wants to pay for an edit of other bytes than those of the first time. */
export async function mayUseOther(question: string, reason: string): Promise<boolean> {
  const again = stepLabel('runAgain', t);
  const picked = await vscode.window.showWarningMessage(
    question,
    { modal: true, detail: `${reason} ${t('A request costs the same whatever it is made from.')}` },
    again,
  );
  return picked === again;
}

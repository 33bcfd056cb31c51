import * as vscode from 'vscode';
import type { Job } from '../../core/job';
import { fileName } from '../jobsView/fileName';
import { Refusal } from '../refusal';

const t = vscode.l10n.t;

/** The first picture a job saved. Throws a `Refusal` when it is not there any more. */
export async function existingFile(job: Job): Promise<vscode.Uri> {
  const [file] = job.state === 'saved' ? job.files : [];
  if (file === undefined) {
    throw new Refusal(t('The job has not saved a picture.'), ['showJobs']);
  }
  const uri = vscode.Uri.parse(file, true);
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    throw new Refusal(
      t(
        '“{0}” is no longer where it was saved. Run the job again with its seed to make it anew.',
        fileName(file),
      ),
      ['showJobs'],
    );
  }
  return uri;
}

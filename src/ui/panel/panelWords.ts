import * as vscode from 'vscode';
import type { Job } from '../../core/job';
import { aboutDollars } from '../../core/dollars';
import { jobTitle } from '../words/jobTitle';
import type { InputWords } from './inputPictures';

export const inputWords: InputWords = {
  missing: (name) => vscode.l10n.t('{0} is not there any more.', name),
  tooLarge: (name) => vscode.l10n.t('{0} is larger than 64 MB. Choose a smaller picture.', name),
  notAnImage: (name) => vscode.l10n.t('{0} is not a picture. PNG, JPEG and WebP are supported.', name),
  outside: (name) =>
    vscode.l10n.t('{0} lies outside of the workspace. Choose it with “Pick a file” instead.', name),
  notHttps: vscode.l10n.t(
    'Only web addresses that begin with https:// are taken. Save the picture as a file and drop that.',
  ),
};

/** What went wrong with a job, without its title, which stands above the words here. */
export function failureOf(job: Job, words: (job: Job) => string | undefined): string | undefined {
  const sentence = words(job);
  const title = vscode.l10n.t('“{0}”: {1}', jobTitle(job, vscode.l10n.t), '');
  return sentence?.startsWith(title) === true ? sentence.slice(title.length) : sentence;
}

/** Asks before many jobs at once. */
export async function confirmMany(count: number, estimate: number | undefined): Promise<boolean> {
  const confirm = vscode.l10n.t('Generate {0}', count);
  const detail =
    estimate === undefined
      ? vscode.l10n.t('Each one is paid for. What they cost is not known yet.')
      : vscode.l10n.t('Each one is paid for: about {0} together.', aboutDollars(estimate * count));
  const question = vscode.l10n.t('Make {0} pictures in one go?', count);
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, confirm)) === confirm;
}

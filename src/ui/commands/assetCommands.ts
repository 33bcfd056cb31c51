import * as vscode from 'vscode';
import type { Jobs } from '../../core/jobs';
import { fileName } from '../jobsView/fileName';
import { shownSource } from '../orders/earlierSources';
import { Refusal } from '../refusal';
import type { UiServices } from '../uiServices';
import type { References } from '../insert/references';
import type { CommandHandler } from './commandIds';
import { chooseJob } from './commandTools';
import { existingFile } from './jobFile';

const t = vscode.l10n.t;

export function openAsset(jobs: Jobs): CommandHandler {
  return async (...args) => {
    const job = await chooseJob(jobs, args, ['open'], t('Which picture should be opened?'));
    if (job !== undefined) {
      await vscode.commands.executeCommand('vscode.open', await existingFile(job));
    }
  };
}

/** In the Explorer when the file lies in the workspace, else in the system's file manager. */
export function revealAsset(jobs: Jobs): CommandHandler {
  return async (...args) => {
    const job = await chooseJob(jobs, args, ['reveal'], t('Which picture should be revealed?'));
    if (job === undefined) {
      return;
    }
    const uri = await existingFile(job);
    const isInWorkspace = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    await vscode.commands.executeCommand(isInWorkspace ? 'revealInExplorer' : 'revealFileInOS', uri);
  };
}

/** With what it was made from as that was then, even when something else has taken its place; else it is said to be another. */
export function compareWithSource(jobs: Jobs, replacements: UiServices['replacements']): CommandHandler {
  return async (...args) => {
    const job = await chooseJob(jobs, args, ['compare'], t('Which edit should be compared with its source?'));
    const shown = job === undefined ? undefined : await shownSource(job, replacements);
    if (job === undefined || shown === undefined) {
      return;
    }
    const { source, found } = shown;
    const result = await existingFile(job);
    const before = vscode.Uri.parse(found.kind === 'found' ? found.uri : source, true);
    if (!(await isThere(before))) {
      throw new Refusal(
        t('“{0}”, which the picture was made from, is not there any more.', fileName(source)),
      );
    }
    const [from, to] = [fileName(source), fileName(result.toString())];
    const title =
      found.kind === 'changed'
        ? t('{0}, changed since ↔ {1}', from, to)
        : before.toString() === vscode.Uri.parse(source, true).toString()
          ? t('{0} ↔ {1}', from, to)
          : t('{0} as it was ↔ {1}', from, to);
    await vscode.commands.executeCommand('vscode.diff', before, result, title);
  };
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

export function copyPrompt(jobs: Jobs): CommandHandler {
  return async (...args) => {
    const job = await chooseJob(jobs, args, ['copyPrompt'], t('Which prompt should be copied?'));
    if (job !== undefined) {
      await vscode.env.clipboard.writeText(job.request.prompt);
    }
  };
}

/** As it would be inserted into the document in front; Markdown when none is open. */
export function copyReference(jobs: Jobs, references: References): CommandHandler {
  return async (...args) => {
    const job = await chooseJob(jobs, args, ['copyReference'], t('Which picture should be referred to?'));
    if (job === undefined) {
      return;
    }
    const document = vscode.window.activeTextEditor?.document;
    const uri = await existingFile(job);
    await vscode.env.clipboard.writeText(await references.textFor(document, { uri, job }));
  };
}

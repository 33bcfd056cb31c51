import * as vscode from 'vscode';
import type { Jobs } from '../../core/jobs';
import { fileName } from '../jobsView/fileName';
import { sourceOf } from '../jobsView/jobActions';
import { Refusal } from '../refusal';
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

export function compareWithSource(jobs: Jobs): CommandHandler {
  return async (...args) => {
    const job = await chooseJob(jobs, args, ['compare'], t('Which edit should be compared with its source?'));
    const source = job === undefined ? undefined : sourceOf(job);
    if (job === undefined || source === undefined) {
      return;
    }
    const result = await existingFile(job);
    const before = vscode.Uri.parse(source, true);
    if (!(await isThere(before))) {
      throw new Refusal(
        t('“{0}”, which the picture was made from, is not there any more.', fileName(source)),
      );
    }
    await vscode.commands.executeCommand(
      'vscode.diff',
      before,
      result,
      t('{0} ↔ {1}', fileName(source), fileName(result.toString())),
    );
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

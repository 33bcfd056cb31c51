import * as vscode from 'vscode';
import type { Jobs } from '../../core/jobs';
import { jobOfFile } from '../insert/altFor';
import { referenceFor } from '../insert/referenceFor';
import { Refusal } from '../refusal';
import { parseInsert } from './commandArguments';
import type { CommandHandler } from './commandIds';
import { argumentReader, findJob } from './commandTools';
import { existingFile } from './jobFile';
import { pickWorkspaceImage } from './pickImage';

const t = vscode.l10n.t;

/** Recent results that are offered before the workspace's pictures. */
const recentResults = 20;

/** Writes a reference to a picture at each cursor; the alt text is selected, to be put right while it is seen. */
export function insertAsset(jobs: Jobs): CommandHandler {
  return async (...args) => {
    const { asset, job: jobId, document } = parseInsert(args, argumentReader);
    const editor = editorFor(document);
    if (editor === undefined) {
      throw new Refusal(t('Open the document that should show the picture, and put the cursor there.'));
    }
    const image = await imageToInsert(jobs, asset, jobId);
    if (image === undefined) {
      return;
    }
    const job = jobId === undefined ? jobOfFile(image.toString(), jobs.list()) : findJob(jobs, jobId);
    const { before, alt, after } = referenceFor(image, job, editor.document);
    const snippet = new vscode.SnippetString().appendText(before);
    if (alt !== undefined) {
      snippet.appendPlaceholder((placeholder) => placeholder.appendText(alt));
    }
    if (!(await editor.insertSnippet(snippet.appendText(after)))) {
      throw new Refusal(t('The document cannot be changed.'));
    }
  };
}

function editorFor(document: string | undefined): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return document === undefined
    ? (activeTextEditor ?? visibleTextEditors[0])
    : visibleTextEditors.find((editor) => editor.document.uri.toString() === document);
}

async function imageToInsert(
  jobs: Jobs,
  asset: string | undefined,
  jobId: string | undefined,
): Promise<vscode.Uri | undefined> {
  if (asset !== undefined) {
    return vscode.Uri.parse(asset, true);
  }
  if (jobId !== undefined) {
    return existingFile(findJob(jobs, jobId));
  }
  const recent = jobs.list().flatMap((job) => (job.state === 'saved' ? job.files : []));
  return pickWorkspaceImage(
    t('Which picture should be inserted?'),
    [...new Set(recent)].slice(0, recentResults),
  );
}

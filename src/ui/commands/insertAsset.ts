import * as vscode from 'vscode';
import type { Jobs } from '../../core/jobs';
import { cutInImport } from '../insert/cutInImport';
import { insertReference } from '../insert/insertReference';
import { pickPicture } from '../insert/pickPicture';
import type { PictureToInsert, References } from '../insert/references';
import type { CopiesWish, SmallerCopies } from '../insert/smallerCopies';
import { fileName } from '../jobsView/fileName';
import { Refusal } from '../refusal';
import { parseInsert } from './commandArguments';
import type { CommandHandler } from './commandIds';
import { argumentReader } from './argumentReader';
import { findJob } from './commandTools';
import { existingFile } from './jobFile';

const t = vscode.l10n.t;

/** Recent results that are offered before the workspace's pictures. */
const recentResults = 20;

/** Writes a reference to a picture at each cursor; the alt text is selected, to be put right while it is seen. */
export function insertAsset(
  jobs: Jobs,
  references: References,
  copies: SmallerCopies,
  usual: CopiesWish,
): CommandHandler {
  return async (...args) => {
    const { asset, job: jobId, alt, document, responsive } = parseInsert(args, argumentReader);
    const editor = editorFor(document);
    if (editor === undefined) {
      throw new Refusal(t('Open the document that should show the picture, and put the cursor there.'));
    }
    const picture = await pictureToInsert(jobs, asset, jobId, () =>
      copies.widthsFor(true, editor.document.uri.toString(), ''),
    );
    if (picture === undefined) {
      return;
    }
    const wish = responsive ?? picture.copies ?? usual;
    const reference = await references.at(editor.document, () => editor.selection, {
      ...picture,
      ...(alt === undefined ? {} : { alt }),
      copies: wish,
    });
    const { set } = reference;
    const isNew = set.some((copy) => copy.isNew === true);
    if (!(await insertReference(editor, reference))) {
      await copies.remove(set.filter((copy) => copy.isNew === true));
      throw new Refusal(t('The document cannot be changed.'));
    }
    const name = fileName(picture.uri.toString());
    const sign = cutInImport(reference, name);
    if (sign !== undefined) {
      void vscode.window.showWarningMessage(
        t('Most bundlers end a path at “{0}”. Rename “{1}”, or your build may not find it.', sign, name),
      );
    }
    // A set that the framework makes needs no words; one that was asked for and is not needed does.
    if (isNew || (set.length === 1 && wish !== undefined)) {
      copies.tell(picture.uri.toString(), set);
    }
  };
}

function editorFor(document: string | undefined): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return document === undefined
    ? (activeTextEditor ?? visibleTextEditors[0])
    : visibleTextEditors.find((editor) => editor.document.uri.toString() === document);
}

async function pictureToInsert(
  jobs: Jobs,
  asset: string | undefined,
  jobId: string | undefined,
  widths: () => readonly number[],
): Promise<PictureToInsert | undefined> {
  if (asset !== undefined) {
    return {
      uri: vscode.Uri.parse(asset, true),
      job: jobId === undefined ? undefined : findJob(jobs, jobId),
    };
  }
  if (jobId !== undefined) {
    const job = findJob(jobs, jobId);
    return { uri: await existingFile(job), job };
  }
  const recent = jobs.list().flatMap((job) => (job.state === 'saved' ? job.files : []));
  return pickPicture([...new Set(recent)].slice(0, recentResults), widths());
}

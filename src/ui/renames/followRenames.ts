import * as vscode from 'vscode';
import { tellMove } from '../../core/tellMove';
import { fileName } from '../jobsView/fileName';
import { isImagePath } from '../commands/pickImage';
import type { UiServices } from '../uiServices';
import { offerEdits } from './offerEdits';
import { outdatedReferences } from './outdatedReferences';
import type { Rename } from './outdatedReferences';

const t = vscode.l10n.t;

/** Lets jobs, records and, if the person wants it, references follow pictures that were renamed in VS Code. */
export async function followRenames(
  files: readonly Rename[],
  {
    jobs,
    records,
    replacements,
    layout,
    moves,
    log,
  }: Pick<UiServices, 'jobs' | 'records' | 'replacements' | 'layout' | 'moves' | 'log'>,
): Promise<void> {
  const renames: Rename[] = [];
  for (const file of files) {
    if (await mayHoldPictures(file.newUri)) {
      renames.push(file);
    }
  }
  for (const { oldUri, newUri } of renames) {
    const [from, to] = [oldUri.toString(), newUri.toString()];
    await jobs.moved(from, to);
    await tellMove({ from, to }, { jobs, moves, log });
    try {
      await (await records()).moved(from, to);
    } catch (error) {
      log.warn('The record of a picture that was renamed keeps its old name', error);
    }
    try {
      await (await replacements()).moved(from, to);
    } catch (error) {
      log.warn('What a picture that was renamed has replaced is known under its old name only', error);
    }
  }
  const found = renames.length === 0 ? [] : await outdatedReferences(renames, layout);
  const name = fileName(renames[0]?.oldUri.toString() ?? '');
  if (found.length > 0) {
    await offerEdits(found, {
      message:
        found.length === 1
          ? t('One reference still says “{0}”. Should it follow the new name?', name)
          : t('{0} references still say “{1}”. Should they follow the new name?', found.length, name),
      button: t('Update'),
      label: t('References to renamed pictures'),
    });
  }
}

/** A picture, or a folder, which may have a dot in its name too. */
async function mayHoldPictures(uri: vscode.Uri): Promise<boolean> {
  if (isImagePath(uri.path) || !/\.[^/]+$/.test(uri.path)) {
    return true;
  }
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

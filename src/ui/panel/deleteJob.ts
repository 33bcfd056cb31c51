import * as vscode from 'vscode';
import { PanelRefusal } from '../../protocol/panelRefusal';
import { lastSegment } from './lastSegment';
import type { PanelPorts } from './panelPorts';

/** Moves the pictures of a job to the bin and forgets it, after a question; for good, after another, where there is no bin. */
export async function deleteJob(
  id: string,
  files: readonly string[],
  { leadsOut }: Pick<PanelPorts, 'leadsOut'>,
): Promise<void> {
  const question =
    files.length === 1
      ? vscode.l10n.t('Delete {0} and forget how it was made?', lastSegment(files[0] ?? ''))
      : vscode.l10n.t('Delete {0} pictures and forget how they were made?', files.length);
  const detail = vscode.l10n.t('The file can be restored from the bin. References to it stay.');
  if (!(await isConfirmed(question, detail, vscode.l10n.t('Move to Bin')))) {
    return;
  }
  for (const file of files) {
    if (await leadsOut(file)) {
      throw new PanelRefusal(
        vscode.l10n.t(
          '“{0}” lies behind a link that leads out of the open folders. Nothing was deleted.',
          lastSegment(file),
        ),
      );
    }
  }
  let useTrash = true;
  for (const file of files) {
    const uri = vscode.Uri.parse(file, true);
    if (!(await isThere(uri))) {
      continue;
    }
    if (useTrash && !(await moveToBin(uri))) {
      useTrash = false;
      if (!(await mayDeleteForGood())) {
        return;
      }
    }
    if (!useTrash) {
      await vscode.workspace.fs.delete(uri);
    }
  }
  await vscode.commands.executeCommand('qwenImage.removeJob', id);
}

/** False where there is no bin, as on most remote machines; the file is then still there. */
async function moveToBin(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: true });
    return true;
  } catch (error) {
    // Deleted by somebody else meanwhile: that is as good.
    if (!(await isThere(uri))) {
      return true;
    }
    if (error instanceof vscode.FileSystemError && error.code === 'NoPermissions') {
      throw error;
    }
    return false;
  }
}

function mayDeleteForGood(): Promise<boolean> {
  return isConfirmed(
    vscode.l10n.t('There is no bin here. Delete for good?'),
    vscode.l10n.t('It cannot be restored then. References to it stay.'),
    vscode.l10n.t('Delete for Good'),
  );
}

async function isConfirmed(question: string, detail: string, confirm: string): Promise<boolean> {
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, confirm)) === confirm;
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
      return false;
    }
    throw error;
  }
}

import * as vscode from 'vscode';

const t = vscode.l10n.t;

/** Takes files away: into the bin, or for good where there is none, as on most remote machines, after a question. */
export class Bin {
  #isMissing = false;

  /** False when the person would not delete for good. A file that is gone already is as good as deleted. */
  async take(uri: vscode.Uri): Promise<boolean> {
    if (!(await isThere(uri))) {
      return true;
    }
    if (!this.#isMissing) {
      if (await moveToBin(uri)) {
        return true;
      }
      if (!(await mayDeleteForGood())) {
        return false;
      }
      this.#isMissing = true;
    }
    await vscode.workspace.fs.delete(uri);
    return true;
  }
}

/** False where there is no bin; the file is then still there. */
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

async function mayDeleteForGood(): Promise<boolean> {
  const confirm = t('Delete for Good');
  const detail = t('It cannot be restored then. References to it stay.');
  const options = { modal: true, detail };
  const question = t('There is no bin here. Delete for good?');
  return (await vscode.window.showWarningMessage(question, options, confirm)) === confirm;
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

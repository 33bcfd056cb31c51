import * as vscode from 'vscode';
import { PanelRefusal } from '../../protocol/panelRefusal';
import { Bin } from '../bin';
import { lastSegment } from './lastSegment';
import type { PanelPorts } from './panelPorts';

/** Moves the pictures of a job to the bin and forgets it, after a question. */
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
  const confirm = vscode.l10n.t('Move to Bin');
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, confirm)) !== confirm) {
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
  const bin = new Bin();
  for (const file of files) {
    if (!(await bin.take(vscode.Uri.parse(file, true)))) {
      return;
    }
  }
  await vscode.commands.executeCommand('qwenImage.removeJob', id);
}

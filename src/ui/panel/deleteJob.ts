import * as vscode from 'vscode';
import { PanelRefusal } from '../../protocol/panelRefusal';
import { Bin } from '../bin';
import { lastSegment } from './lastSegment';
import type { PanelPorts } from './panelPorts';

/**
 * Moves the pictures of a job to the bin and forgets it, after a question. Records of how they were made stay: who takes one back
 * from the bin, or out of Git, has it whole.
 */
export async function deleteJob(
  id: string,
  files: readonly string[],
  { leadsOut }: Pick<PanelPorts, 'leadsOut'>,
): Promise<void> {
  const question =
    files.length === 1
      ? vscode.l10n.t('Delete {0} and remove it from the list?', lastSegment(files[0] ?? ''))
      : vscode.l10n.t('Delete {0} pictures and remove them from the list?', files.length);
  const detail =
    files.length === 1
      ? vscode.l10n.t(
          'The file can be restored from the bin. References to it stay, and so does its record in .qwen-image, if there is one.',
        )
      : vscode.l10n.t(
          'The files can be restored from the bin. References to them stay, and so do their records in .qwen-image, if there are any.',
        );
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

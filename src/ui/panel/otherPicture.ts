import * as vscode from 'vscode';
import type { Job } from '../../core/job';

/** The commands on a job mean its first picture; this does the same for another one of it. */
export async function actOnOtherPicture(
  job: Job,
  action: 'open' | 'reveal' | 'copyReference',
  picture: string,
  referenceText: (uri: string, job: Job) => Promise<string>,
): Promise<void> {
  const uri = vscode.Uri.parse(picture, true);
  switch (action) {
    case 'open':
      await vscode.commands.executeCommand('vscode.open', uri);
      return;
    case 'reveal': {
      const isInWorkspace = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
      await vscode.commands.executeCommand(isInWorkspace ? 'revealInExplorer' : 'revealFileInOS', uri);
      return;
    }
    case 'copyReference':
      await vscode.env.clipboard.writeText(await referenceText(picture, job));
  }
}

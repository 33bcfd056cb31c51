import * as vscode from 'vscode';
import type { Job } from '../../core/job';
import { referenceFor } from '../insert/referenceFor';

/** The commands on a job mean its first picture; this does the same for another one of it. */
export async function actOnOtherPicture(
  job: Job,
  action: 'open' | 'reveal' | 'copyReference',
  picture: string,
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
    case 'copyReference': {
      const document = vscode.window.activeTextEditor?.document;
      await vscode.env.clipboard.writeText(referenceFor(uri, job, document).text);
    }
  }
}

import * as vscode from 'vscode';

/**
 * The workspace folder of the hint, else of what is being edited, else the only one, else (interactive) the one the person
 * picks, else the first. Undefined when no folder is open.
 */
export async function chooseWorkspaceFolder(
  hint: vscode.Uri | undefined,
  isInteractive: boolean,
): Promise<vscode.WorkspaceFolder | undefined | 'cancelled'> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const active = hint ?? activeResource();
  const own = active === undefined ? undefined : vscode.workspace.getWorkspaceFolder(active);
  if (own !== undefined || folders.length <= 1 || !isInteractive) {
    return own ?? folders[0];
  }
  const picked = await vscode.window.showWorkspaceFolderPick({
    placeHolder: vscode.l10n.t('Which folder is the picture for?'),
  });
  return picked ?? 'cancelled';
}

/** What is open in front: a text, or a picture in its preview. */
export function activeResource(): vscode.Uri | undefined {
  return activeTabResource() ?? vscode.window.activeTextEditor?.document.uri;
}

export function activeTabResource(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText
    ? input.uri
    : undefined;
}

import * as vscode from 'vscode';

const extensions = ['png', 'jpg', 'jpeg', 'webp', 'gif', 'avif', 'bmp', 'tif', 'tiff', 'svg'];

/** Whether a URI lies in a folder, for plain and encoded paths alike. */
export function liesWithin(uri: vscode.Uri, folder: vscode.Uri): boolean {
  const root = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return (
    uri.scheme === folder.scheme &&
    uri.authority === folder.authority &&
    uri.path.startsWith(root) &&
    !uri.path.split(/[/\\]/).includes('..')
  );
}

/** The picture that the active editor tab shows: a text editor on an SVG, or a custom editor on a picture. */
export function activePicture(): vscode.Uri | undefined {
  const groups = [
    vscode.window.tabGroups.activeTabGroup,
    ...vscode.window.tabGroups.all.filter((group) => !group.isActive),
  ];
  for (const group of groups) {
    const input = group.activeTab?.input;
    if (
      (input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText) &&
      extensions.includes(input.uri.path.slice(input.uri.path.lastIndexOf('.') + 1).toLowerCase())
    ) {
      return input.uri;
    }
  }
  return undefined;
}

/** Asks for a picture. */
export async function pickPicture(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    canSelectMany: false,
    openLabel: vscode.l10n.t('Use as Input'),
    title: vscode.l10n.t('Choose an Image to Edit'),
    filters: { [vscode.l10n.t('Pictures')]: extensions },
  });
  return picked?.[0];
}

/** The size of a file in bytes, `undefined` where there is none. */
export async function fileSize(uri: vscode.Uri): Promise<number | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
      return undefined;
    }
    throw error;
  }
}

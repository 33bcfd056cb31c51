import * as vscode from 'vscode';

/** Names the bytes of a file without reading them. Rejects where there is no file. */
export async function fileVersion(uri: vscode.Uri): Promise<string> {
  const { mtime, size } = await vscode.workspace.fs.stat(uri);
  return `${Math.trunc(mtime).toString(36)}-${size.toString(36)}`;
}

/** Tells of pictures in the open folders that were written, by whatever program. */
export function watchPictures(hear: (uri: vscode.Uri) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{png,jpg,jpeg,webp}', false, false, true);
  watcher.onDidCreate(hear);
  watcher.onDidChange(hear);
  return watcher;
}

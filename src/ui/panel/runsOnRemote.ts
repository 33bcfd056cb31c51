import * as vscode from 'vscode';

/** Whether this code runs on another machine than the window is drawn on. */
export function runsOnRemote(): boolean {
  const own = vscode.extensions.getExtension('qwen-image-assets.qwen-image-assets');
  return vscode.env.remoteName !== undefined && own?.extensionKind === vscode.ExtensionKind.Workspace;
}

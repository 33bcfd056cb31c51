import { workspace } from 'vscode';

/** URIs of the workspace folders that are open now. */
export function openFolders(): readonly string[] {
  return (workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
}

/**
 * The address by which the extension knows a file that the window has named: in a remote window, what lies beside the
 * extension is `file:` to it and `vscode-remote:` to the window, and so to what is dropped on a page.
 */
export function ownAddress(uri: string, isRemote: boolean): string {
  return isRemote ? uri.replace(/^vscode-remote:\/\/[^/]*(?=\/)/i, 'file://') : uri;
}

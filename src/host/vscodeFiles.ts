import { FileType, Uri, workspace } from 'vscode';
import type { WorkspaceFileSystem } from './workspaceFileSystem';

/** VS Code's `workspace.fs`, with URIs as text. */
export const vscodeFiles: WorkspaceFileSystem = {
  stat: async (uri) => {
    const { type, size } = await workspace.fs.stat(Uri.parse(uri, true));
    const isFolder = (type & FileType.Directory) !== 0;
    const isFile = (type & FileType.File) !== 0;
    return {
      kind: isFile ? 'file' : isFolder ? 'folder' : 'other',
      isSymbolicLink: (type & FileType.SymbolicLink) !== 0,
      size,
    };
  },
  list: async (uri) => (await workspace.fs.readDirectory(Uri.parse(uri, true))).map(([name]) => name),
  readFile: async (uri) => workspace.fs.readFile(Uri.parse(uri, true)),
  writeFile: async (uri, bytes) => {
    await workspace.fs.writeFile(Uri.parse(uri, true), bytes);
  },
  renameToFree: async (from, to) => {
    await workspace.fs.rename(Uri.parse(from, true), Uri.parse(to, true), { overwrite: false });
  },
  renameOver: async (from, to) => {
    await workspace.fs.rename(Uri.parse(from, true), Uri.parse(to, true), { overwrite: true });
  },
  createFolder: async (uri) => {
    await workspace.fs.createDirectory(Uri.parse(uri, true));
  },
  remove: async (uri) => {
    await workspace.fs.delete(Uri.parse(uri, true), { useTrash: false });
  },
};

import { lstat, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { WorkspaceFileSystem } from '../../../src/host/workspaceFileSystem';

/** As VS Code serves `file:`, through Node. */
export const diskFileSystem: WorkspaceFileSystem = {
  stat: async (uri) => {
    const facts = await stat(fileURLToPath(uri));
    const isSymbolicLink = (await lstat(fileURLToPath(uri))).isSymbolicLink();
    return { kind: facts.isFile() ? 'file' : 'folder', isSymbolicLink, size: facts.size };
  },
  list: (uri) => readdir(fileURLToPath(uri)),
  readFile: (uri) => readFile(fileURLToPath(uri)),
  writeFile: (uri, bytes) => writeFile(fileURLToPath(uri), bytes),
  renameToFree: () => Promise.reject(new Error('not used')),
  renameOver: () => Promise.reject(new Error('not used')),
  createFolder: async (uri) => {
    await mkdir(fileURLToPath(uri), { recursive: true });
  },
  remove: (uri) => rm(fileURLToPath(uri)),
};

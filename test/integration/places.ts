import assert from 'node:assert/strict';
import { existsSync, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';

/** The folder that is open in the window. */
export function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return folder.uri;
}

/** A file of the workspace by its path from the folder. */
export function inWorkspace(path: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), ...path.split('/'));
}

/** The path of a file from the workspace folder, POSIX slashes. */
export function pathInWorkspace(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true), false);
}

/** Everything that VS Code remembers in this run; the launchers name it. */
export function dataFolder(): string {
  const folder = process.env['DATA_FOLDER'];
  assert.ok(folder !== undefined, 'DATA_FOLDER is not set: start the suite with its launcher.');
  return folder;
}

/** The extension's global storage: in one place on a desktop, in another on a server. */
export function storageFolder(): string {
  const found = ['data', 'user']
    .map((part) => join(dataFolder(), part, 'User', 'globalStorage', 'qwen-image-assets.qwen-image-assets'))
    .find((folder) => existsSync(folder));
  assert.ok(found !== undefined, 'the extension has no global storage');
  return found;
}

/** The record of a job. */
export function recordPath(id: string): string {
  return join(storageFolder(), 'jobs', `${id}.json`);
}

/** Names in a folder, sorted; none when there is no such folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  return existsSync(folder) ? (await readdir(folder)).sort() : [];
}

/** Resolves when nothing has the name any more. */
export function untilGone(path: string): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (existsSync(path)) return;
      watcher.close();
      resolve();
    };
    const watcher = watch(dirname(path), check);
    check();
  });
}

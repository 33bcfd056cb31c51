import * as vscode from 'vscode';
import { documentExtensions } from '../../assets/mentions/languageOfFile';

export const maximumDocuments = 5000;

/** The documents of the workspace that may refer to images, as far as files.exclude and search.exclude let them be seen. */
export async function projectDocuments(token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  return vscode.workspace.findFiles(
    `**/*.{${documentExtensions.join(',')}}`,
    excluded(),
    maximumDocuments,
    token,
  );
}

export async function projectPictures(token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  return vscode.workspace.findFiles(
    '**/*.{png,jpg,jpeg,webp,PNG,JPG,JPEG,WEBP}',
    excluded(),
    maximumDocuments,
    token,
  );
}

/** What `files.exclude` says, VS Code heeds by itself. */
function excluded(): string {
  const setting: unknown = vscode.workspace.getConfiguration('search').get('exclude');
  const globs =
    typeof setting === 'object' && setting !== null
      ? Object.entries(setting).flatMap(([glob, isOn]: [string, unknown]) =>
          // Braces do not nest.
          isOn === true && !/[{},]/.test(glob) ? [glob] : [],
        )
      : [];
  const own = ['**/node_modules/**', '**/.git/**', '**/.qwen-image/**', '**/package-lock.json'];
  return `{${[...new Set([...globs, ...own])].join(',')}}`;
}

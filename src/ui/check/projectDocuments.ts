import * as vscode from 'vscode';
import { recordFolder } from '../../assets/provenance/recordPath';
import { maximumDocuments, readableDocuments } from '../documents/readableDocuments';

const foreign: readonly string[] = ['node_modules', '.git', recordFolder];

/** The documents of the workspace that may refer to images, as far as files.exclude and search.exclude let them be seen. */
export async function projectDocuments(token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  return vscode.workspace.findFiles(readableDocuments, excluded(), maximumDocuments, token);
}

export async function projectPictures(token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  return vscode.workspace.findFiles(
    '**/*.{png,jpg,jpeg,webp,PNG,JPG,JPEG,WEBP}',
    excluded(),
    maximumDocuments,
    token,
  );
}

/** Whether a document lies where none is looked for: records name their own pictures. */
export function isForeign({ path }: vscode.Uri): boolean {
  return path.split('/').some((name) => foreign.includes(name));
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
  const own = [...foreign.map((name) => `**/${name}/**`), '**/package-lock.json'];
  return `{${[...new Set([...globs, ...own])].join(',')}}`;
}

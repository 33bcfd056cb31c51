import * as vscode from 'vscode';
import { candidatesOf } from '../../assets/mentions/candidates';
import { movedPath } from '../../assets/mentions/movedPath';
import { isInside } from '../../assets/project/pathNames';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { fileOf, rememberingLook } from '../documents/mentionFiles';
import { MentionScans } from '../documents/mentionScans';

/** A file or folder that has another name. */
export interface Rename {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

/** A place in a document that still says the old name, and what it should say. */
export interface OutdatedReference {
  readonly document: vscode.Uri;
  readonly range: vscode.Range;
  readonly text: string;
}

const documents =
  '**/*.{md,markdown,mdx,html,htm,vue,svelte,astro,js,jsx,mjs,ts,tsx,css,scss,less,json,yaml,yml,rst,adoc,tex}';
const withoutReaders = '**/{node_modules,.git,dist,out,build}/**';
const maximumDocuments = 5_000;
/** Bytes; larger texts are written by machines. */
const maximumSize = 2_000_000;

/** Where documents of the open folders refer to what was renamed. Reads only those that hold the old name. */
export async function outdatedReferences(
  renames: readonly Rename[],
  layout: ProjectLayout,
): Promise<readonly OutdatedReference[]> {
  const found: OutdatedReference[] = [];
  for (const document of await vscode.workspace.findFiles(documents, withoutReaders, maximumDocuments)) {
    // What moved along with its pictures still finds them.
    const from = renames.filter(({ newUri }) => !isInside(newUri.path, document.path));
    if (from.length > 0 && (await mayName(document, from))) {
      found.push(...(await referencesIn(document, from, layout)));
    }
  }
  return found;
}

async function mayName(document: vscode.Uri, renames: readonly Rename[]): Promise<boolean> {
  try {
    const { size } = await vscode.workspace.fs.stat(document);
    if (size > maximumSize) {
      return false;
    }
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(document));
    // The beginning of a name up to what may be escaped, so that every way of writing it is found.
    return renames.some(({ oldUri }) => {
      const name = /[^/]+$/.exec(oldUri.path)?.[0] ?? '';
      return text.includes(/^[\w-]*/.exec(name)?.[0] ?? name);
    });
  } catch {
    return false;
  }
}

async function referencesIn(
  uri: vscode.Uri,
  renames: readonly Rename[],
  layout: ProjectLayout,
): Promise<readonly OutdatedReference[]> {
  const document = await vscode.workspace.openTextDocument(uri);
  const facts = await layout.of(uri.toString());
  if (facts === undefined || isUpdatedByVsCode(document)) {
    return [];
  }
  const look = rememberingLook();
  const found: OutdatedReference[] = [];
  for (const mention of (await new MentionScans().of(document)) ?? []) {
    const candidates = candidatesOf(mention, uri.path, facts);
    const outdated = renames.flatMap(({ oldUri, newUri }) =>
      candidates
        .filter(({ path }) => path === oldUri.path || isInside(oldUri.path, path))
        .map(({ path }) => ({ from: path, to: newUri.path + path.slice(oldUri.path.length) })),
    )[0];
    if (outdated === undefined || (await fileOf(mention, uri, layout, look)).kind === 'there') {
      continue;
    }
    const text = movedPath(mention, uri.path, outdated.from, outdated.to);
    if (text !== undefined && (await look(uri.with({ path: outdated.to }))) === 'file') {
      const range = new vscode.Range(
        document.positionAt(mention.span.start),
        document.positionAt(mention.span.end),
      );
      found.push({ document: uri, range, text });
    }
  }
  return found;
}

/** VS Code's own Markdown extension can do it; then it is not done twice. */
function isUpdatedByVsCode({ languageId, uri }: vscode.TextDocument): boolean {
  const own = vscode.workspace.getConfiguration('markdown.updateLinksOnFileMove', uri);
  return languageId === 'markdown' && own.get<string>('enabled', 'never') !== 'never';
}

import * as vscode from 'vscode';
import { candidatesOf } from '../../assets/mentions/candidates';
import type { ImageMention } from '../../assets/mentions/imageMention';
import { readLanguage } from '../../assets/mentions/languageOfFile';
import { mayName } from '../../assets/mentions/mayName';
import { isInside } from '../../assets/project/pathNames';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { fileOf, rememberingLook } from '../documents/mentionFiles';
import { scanText } from '../documents/mentionScans';
import { maximumDocuments, maximumDocumentSize, readableDocuments } from '../documents/readableDocuments';

/** A place in a document that leads to where a picture was. */
export interface LostMention {
  readonly document: vscode.TextDocument;
  readonly mention: ImageMention;
  /** The language that the document was read in; VS Code may take it for plain text. */
  readonly languageId: string;
  /** The path of the picture's URI. */
  readonly path: string;
}

/** Nobody wants to edit what was built. */
const withoutReaders = '**/{node_modules,.git,dist,out,build}/**';

/**
 * Where documents of the open folders refer to files, or folders of them, that are no longer there. Reads only those that hold
 * the name.
 * @param isMeant whether a document may refer to one of them
 */
export async function mentionsOf(
  files: readonly vscode.Uri[],
  layout: ProjectLayout,
  isMeant: (document: vscode.Uri, file: vscode.Uri) => boolean = () => true,
): Promise<readonly LostMention[]> {
  const found: LostMention[] = [];
  const documents = await vscode.workspace.findFiles(readableDocuments, withoutReaders, maximumDocuments);
  for (const document of documents) {
    const lost = files.filter((file) => isMeant(document, file));
    if (lost.length > 0 && (await mayNameOne(document, lost))) {
      found.push(...(await mentionsIn(document, lost, layout)));
    }
  }
  return found;
}

async function mayNameOne(document: vscode.Uri, files: readonly vscode.Uri[]): Promise<boolean> {
  try {
    const { size } = await vscode.workspace.fs.stat(document);
    if (size > maximumDocumentSize) {
      return false;
    }
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(document));
    return files.some(({ path }) => mayName(text, /[^/]+$/.exec(path)?.[0] ?? ''));
  } catch {
    return false;
  }
}

async function mentionsIn(
  uri: vscode.Uri,
  files: readonly vscode.Uri[],
  layout: ProjectLayout,
): Promise<readonly LostMention[]> {
  const facts = await layout.of(uri.toString());
  if (facts === undefined) {
    return [];
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const look = rememberingLook();
  const found: LostMention[] = [];
  const { version } = document;
  const languageId = readLanguage(document.languageId, uri.path);
  const isCurrent = (): boolean => document.version === version && !document.isClosed;
  if (languageId === undefined) {
    return [];
  }
  for (const mention of (await scanText(document.getText(), languageId, isCurrent)) ?? []) {
    const path = candidatesOf(mention, uri.path, facts)
      .map((candidate) => candidate.path)
      .find((candidate) => files.some((file) => file.path === candidate || isInside(file.path, candidate)));
    if (path !== undefined && (await fileOf(mention, uri, layout, look)).kind !== 'there') {
      found.push({ document, mention, languageId, path });
    }
  }
  return found;
}

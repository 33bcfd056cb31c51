import * as vscode from 'vscode';
import { candidatesOf } from '../../assets/mentions/candidates';
import type { ImageMention } from '../../assets/mentions/imageMention';
import { isInside } from '../../assets/project/pathNames';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { fileOf, rememberingLook } from '../documents/mentionFiles';
import { MentionScans } from '../documents/mentionScans';

/** A place in a document that leads to where a picture was. */
export interface LostMention {
  readonly document: vscode.TextDocument;
  readonly mention: ImageMention;
  /** The path of the picture's URI. */
  readonly path: string;
}

const documents =
  '**/*.{md,markdown,mdx,html,htm,vue,svelte,astro,js,jsx,mjs,ts,tsx,css,scss,less,json,yaml,yml,rst,adoc,tex}';
const withoutReaders = '**/{node_modules,.git,dist,out,build}/**';
const maximumDocuments = 5_000;
/** Bytes; larger texts are written by machines. */
const maximumSize = 2_000_000;

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
  for (const document of await vscode.workspace.findFiles(documents, withoutReaders, maximumDocuments)) {
    const lost = files.filter((file) => isMeant(document, file));
    if (lost.length > 0 && (await mayName(document, lost))) {
      found.push(...(await mentionsIn(document, lost, layout)));
    }
  }
  return found;
}

async function mayName(document: vscode.Uri, files: readonly vscode.Uri[]): Promise<boolean> {
  try {
    const { size } = await vscode.workspace.fs.stat(document);
    if (size > maximumSize) {
      return false;
    }
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(document));
    // The beginning of a name up to what may be escaped, so that every way of writing it is found.
    return files.some(({ path }) => {
      const name = /[^/]+$/.exec(path)?.[0] ?? '';
      return text.includes(/^[\w-]*/.exec(name)?.[0] ?? name);
    });
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
  for (const mention of (await new MentionScans().of(document)) ?? []) {
    const path = candidatesOf(mention, uri.path, facts)
      .map((candidate) => candidate.path)
      .find((candidate) => files.some((file) => file.path === candidate || isInside(file.path, candidate)));
    if (path !== undefined && (await fileOf(mention, uri, layout, look)).kind !== 'there') {
      found.push({ document, mention, path });
    }
  }
  return found;
}

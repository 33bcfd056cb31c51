import * as vscode from 'vscode';
import { languageOfFile, readLanguage } from '../../assets/mentions/languageOfFile';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { fileOf } from '../documents/mentionFiles';
import type { LookAt } from '../documents/mentionFiles';
import { maximumDocumentSize } from '../documents/readableDocuments';
import { scanText } from '../documents/mentionScans';
import type { Finding } from './finding';

/** What a document refers to. */
export interface DocumentUses {
  readonly missing: readonly Extract<Finding, { kind: 'missing' }>[];
  /** URIs of files that exist. */
  readonly used: readonly string[];
  /** Names of files that could not be told from the path alone. */
  readonly names: readonly string[];
}

export interface UsesSearch {
  readonly isWanted: () => boolean;
  /** A glance at a text: whether it is worth reading. */
  readonly mayMatter?: (text: string) => boolean;
  /** Names that references may hold in a way that is not understood: where the text has one, it counts. */
  readonly hardNames?: readonly string[];
}

const nothing: DocumentUses = { missing: [], used: [], names: [] };

/** Reads a document, as it is in its editor where it is open. */
export async function documentUses(
  uri: vscode.Uri,
  layout: ProjectLayout,
  look: LookAt,
  { isWanted, mayMatter = () => true, hardNames = [] }: UsesSearch,
): Promise<DocumentUses> {
  const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  const language = open === undefined ? languageOfFile(uri.path) : readLanguage(open.languageId, uri.path);
  const text = open?.getText() ?? (await readText(uri));
  if (language === undefined || text === undefined || !mayMatter(text)) {
    return nothing;
  }
  const mentions = (await scanText(text, language, isWanted)) ?? [];
  const missing: Extract<Finding, { kind: 'missing' }>[] = [];
  const used: string[] = [];
  const names = hardNames.filter((name) => text.includes(name));
  const positionOf = positions(text);
  for (const mention of mentions) {
    const file = await fileOf(mention, uri, layout, look);
    if (file.kind === 'there') {
      used.push(file.uri.toString());
    } else {
      names.push(/[^/\\]*$/.exec(mention.path)?.[0] ?? '');
    }
    // Text in a program or in data may be no reference at all: it counts as a use, and not as a hole.
    if (file.kind === 'missing' && mention.place !== 'string' && mention.place !== 'data') {
      const { start, end } = mention.span;
      const range = new vscode.Range(positionOf(start), positionOf(end));
      missing.push({ kind: 'missing', document: uri, range, path: mention.path });
    }
  }
  return { missing, used, names };
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > maximumDocumentSize
      ? undefined
      : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // Gone in the meantime, or not for us to read.
    return undefined;
  }
}

/** Offsets come in growing order. */
function positions(text: string): (offset: number) => vscode.Position {
  let line = 0;
  let start = 0;
  return (offset) => {
    for (let end = text.indexOf('\n', start); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    return new vscode.Position(line, offset - start);
  };
}

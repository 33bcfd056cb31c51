import * as vscode from 'vscode';
import { languageOfFile } from '../../assets/mentions/languageOfFile';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { fileOf } from '../documents/mentionFiles';
import type { LookAt } from '../documents/mentionFiles';
import { scanText } from '../documents/mentionScans';
import type { Finding } from './finding';

/** Bytes; what is larger was written by a program, and is read by none but programs. */
const maximumSize = 5_000_000;

/** What a document refers to. */
export interface DocumentUses {
  readonly missing: readonly Extract<Finding, { kind: 'missing' }>[];
  /** URIs of files that exist. */
  readonly used: readonly string[];
  /** Names of files that could not be told from the path alone. */
  readonly names: readonly string[];
}

const nothing: DocumentUses = { missing: [], used: [], names: [] };

/** Reads a document, as it is in its editor where it is open. */
export async function documentUses(
  uri: vscode.Uri,
  layout: ProjectLayout,
  look: LookAt,
  isWanted: () => boolean,
): Promise<DocumentUses> {
  const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  const language = open?.languageId ?? languageOfFile(uri.path);
  const text = open?.getText() ?? (await readText(uri));
  if (language === undefined || text === undefined) {
    return nothing;
  }
  const mentions = (await scanText(text, language, isWanted)) ?? [];
  const missing: Extract<Finding, { kind: 'missing' }>[] = [];
  const used: string[] = [];
  const names: string[] = [];
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
    return size > maximumSize ? undefined : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
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

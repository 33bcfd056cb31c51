import * as vscode from 'vscode';
import { candidatesOf } from '../../assets/mentions/candidates';
import type { ImageMention } from '../../assets/mentions/imageMention';
import { whereItLeads } from '../../assets/mentions/whereItLeads';
import type { ProjectLayout } from '../../core/ports/projectLayout';

/** Where a mention leads. */
export type MentionFile =
  | { readonly kind: 'there'; readonly uri: vscode.Uri }
  /** `uri` is where the file belongs. */
  | { readonly kind: 'missing'; readonly uri: vscode.Uri }
  /** Out of the open folders, into a package, by an alias that only a bundler knows, or nobody can tell. */
  | { readonly kind: 'unknown' };

/** What a disk says of a path; asked once each, for as long as one question is answered. */
export type LookAt = (uri: vscode.Uri) => Promise<'file' | 'folder' | 'nothing' | 'unknown'>;

export async function lookAtDisk(uri: vscode.Uri): Promise<'file' | 'folder' | 'nothing' | 'unknown'> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) === 0 ? 'file' : 'folder';
  } catch (error) {
    const code = error instanceof vscode.FileSystemError ? error.code : '';
    return code === 'FileNotFound' || code === 'FileNotADirectory' ? 'nothing' : 'unknown';
  }
}

/** Remembers what it saw. */
export function rememberingLook(): LookAt {
  const seen = new Map<string, ReturnType<LookAt>>();
  return (uri) => {
    const key = uri.toString();
    const known = seen.get(key) ?? lookAtDisk(uri);
    seen.set(key, known);
    return known;
  };
}

/** Where a mention of a document leads. */
export async function fileOf(
  mention: ImageMention,
  document: vscode.Uri,
  layout: ProjectLayout,
  look: LookAt = lookAtDisk,
): Promise<MentionFile> {
  const facts = await layout.of(document.toString());
  const at = (path: string): vscode.Uri => document.with({ path, query: '', fragment: '' });
  const candidates = facts === undefined ? [] : candidatesOf(mention, document.path, facts);
  const found = await whereItLeads(candidates, (path) => look(at(path)));
  return found.kind === 'unknown' ? found : { kind: found.kind, uri: at(found.path) };
}

import * as vscode from 'vscode';
import { renamedPath } from '../../assets/mentions/renamedPath';
import { writtenPath } from '../../assets/mentions/writtenPath';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { fileOf, rememberingLook } from './mentionFiles';
import { MentionScans } from './mentionScans';

/** Lets every reference of a document to a file say another name in the same folder. Undone in one step. */
export async function renameReferences(
  documentUri: vscode.Uri,
  target: string,
  name: string,
  layout: ProjectLayout,
): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(documentUri);
  const mentions = (await new MentionScans().of(document)) ?? [];
  const look = rememberingLook();
  const edit = new vscode.WorkspaceEdit();
  for (const mention of mentions) {
    const file = await fileOf(mention, documentUri, layout, look);
    if (file.kind !== 'unknown' && file.uri.toString() === target) {
      const { start, end } = mention.span;
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      const folder = /^(?:[^]*[/\\])?/.exec(mention.path)?.[0] ?? '';
      const written =
        writtenPath(mention, folder + name, { text: document.getText(), languageId: document.languageId }) ??
        renamedPath(mention, document.getText(range), name);
      edit.replace(documentUri, range, written);
    }
  }
  return edit.size > 0 && vscode.workspace.applyEdit(edit);
}

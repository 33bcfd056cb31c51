import * as vscode from 'vscode';
import type { TextSpan } from '../../assets/mentions/imageMention';

export interface TextChange {
  readonly document: vscode.Uri;
  readonly range: vscode.Range;
  readonly text: string;
}

export interface EditOffer {
  readonly message: string;
  /** The button that makes all changes at once. */
  readonly button: string;
  /** What the preview calls them. */
  readonly label: string;
}

/** Asks whether documents should be changed: at once, or after a look at each change. Undone in one step. */
export async function offerEdits(
  changes: readonly TextChange[],
  { message, button, label }: EditOffer,
): Promise<void> {
  const preview = vscode.l10n.t('Preview…');
  const picked = await vscode.window.showInformationMessage(message, button, preview);
  if (picked === undefined) {
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { document, range, text } of changes) {
    edit.replace(document, range, text, { needsConfirmation: picked === preview, label });
  }
  await vscode.workspace.applyEdit(edit);
}

export function spanRange(document: vscode.TextDocument, { start, end }: TextSpan): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

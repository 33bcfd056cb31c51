import * as vscode from 'vscode';
import type { Reference } from '../../assets/reference';

/** Writes a reference at each cursor and its imports where they belong, undone in one step. False when it cannot. */
export async function insertReference(editor: vscode.TextEditor, reference: Reference): Promise<boolean> {
  const { snippet, insertions } = reference;
  const { document } = editor;
  if (insertions.length > 0) {
    const places = insertions.map(({ offset, text }) => ({ at: document.positionAt(offset), text }));
    const isDone = await editor.edit(
      (edit) => {
        for (const { at, text } of places) edit.insert(at, text);
      },
      { undoStopBefore: true, undoStopAfter: false },
    );
    if (!isDone || snippet === '') return isDone;
  }
  return editor.insertSnippet(new vscode.SnippetString(snippet), undefined, {
    undoStopBefore: insertions.length === 0,
    undoStopAfter: true,
  });
}

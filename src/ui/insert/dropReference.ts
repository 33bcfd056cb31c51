import * as vscode from 'vscode';
import type { References } from './references';
import { decorationKind, referenceKind } from './referenceKinds';

const t = vscode.l10n.t;

/** VS Code's own ways into Markdown and style sheets come first there; ours are offered beside them. */
const own = ['markdown', 'css'].map((part) => vscode.DocumentDropOrPasteEditKind.Empty.append(part, 'link'));
const ownIn: ReadonlySet<string> = new Set(['markdown', 'css', 'scss', 'less']);

/** What a picture that is dropped into a document can become. */
export async function dropReference(
  references: References,
  document: vscode.TextDocument,
  position: vscode.Position,
  uri: vscode.Uri,
): Promise<vscode.DocumentDropEdit[]> {
  const range = new vscode.Range(position, position);
  const edits: vscode.DocumentDropEdit[] = [];
  for (const isDecoration of [false, true]) {
    // Nobody has chosen yet: nothing is written beside the picture.
    const picture = { uri, copies: false, ...(isDecoration ? { alt: '' } : {}) };
    const reference = await references.at(document, () => range, picture);
    const { snippet, text, insertions } = reference;
    // A path has no alt text: the second edit would be the first again.
    if (edits.some((edit) => textOf(edit) === snippet)) continue;
    const edit = new vscode.DocumentDropEdit(
      snippet === text ? text : new vscode.SnippetString(snippet),
      isDecoration ? t('Insert Image as Decoration') : t('Insert Image with Alt Text'),
      isDecoration ? decorationKind : referenceKind,
    );
    if (insertions.length > 0) {
      edit.additionalEdit = new vscode.WorkspaceEdit();
      edit.additionalEdit.set(
        document.uri,
        insertions.map(({ offset, text: added }) =>
          vscode.TextEdit.insert(document.positionAt(offset), added),
        ),
      );
    }
    if (ownIn.has(document.languageId)) edit.yieldTo = own;
    edits.push(edit);
  }
  return edits;
}

function textOf({ insertText }: vscode.DocumentDropEdit): string {
  return typeof insertText === 'string' ? insertText : insertText.value;
}

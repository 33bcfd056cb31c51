import * as vscode from 'vscode';
import { movedPath } from '../../assets/mentions/movedPath';
import { writtenPath } from '../../assets/mentions/writtenPath';
import { isInside } from '../../assets/project/pathNames';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { lookAtDisk } from '../documents/mentionFiles';
import { mentionsOf } from './mentionsOf';
import { spanRange } from './offerEdits';
import type { TextChange } from './offerEdits';

/** A file or folder that has another name. */
export interface Rename {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

/** Where documents still say an old name, and what they should say. */
export async function outdatedReferences(
  renames: readonly Rename[],
  layout: ProjectLayout,
): Promise<readonly TextChange[]> {
  const newUriOf = (path: string): vscode.Uri | undefined => {
    const rename = renames.find(({ oldUri }) => oldUri.path === path || isInside(oldUri.path, path));
    return rename?.newUri.with({ path: rename.newUri.path + path.slice(rename.oldUri.path.length) });
  };
  // What moved along with its pictures still finds them.
  const stayed = (document: vscode.Uri, file: vscode.Uri): boolean =>
    !renames.some(({ oldUri, newUri }) => oldUri === file && isInside(newUri.path, document.path));
  const lost = await mentionsOf(
    renames.map(({ oldUri }) => oldUri),
    layout,
    stayed,
  );
  const changes: TextChange[] = [];
  for (const { document, mention, languageId, path } of lost) {
    const target = newUriOf(path);
    const around = { text: document.getText(), languageId };
    const write = (way: string): string | undefined => writtenPath(mention, way, around);
    const text = target && movedPath(mention, document.uri.path, path, target.path, write);
    const isThere = target !== undefined && (await lookAtDisk(target)) === 'file';
    if (text !== undefined && isThere && !isUpdatedByVsCode(document)) {
      changes.push({ document: document.uri, range: spanRange(document, mention.span), text });
    }
  }
  return changes;
}

/** VS Code's own Markdown extension can do it; then it is not done twice. */
function isUpdatedByVsCode({ languageId, uri }: vscode.TextDocument): boolean {
  const own = vscode.workspace.getConfiguration('markdown.updateLinksOnFileMove', uri);
  return languageId === 'markdown' && own.get<string>('enabled', 'never') !== 'never';
}

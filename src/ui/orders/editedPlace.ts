import { editedStem } from '../../assets/editedName';
import { isForbiddenSegment } from '../../assets/outputFolder';

/** What the picture made from `sourceName` is called, without extension. */
export function editedFileName(sourceName: string): string {
  const { stem, from } = editedStem(sourceName);
  return from === 1 ? stem : `${stem}-${from}`;
}

/** Whether results may lie beside a file at `relativePath` (POSIX, from the workspace folder). */
export function mayLieBeside(relativePath: string): boolean {
  const folders = relativePath.split(/[/\\]/).slice(0, -1);
  // VS Code takes `folder/../elsewhere` for a path in the folder.
  return !folders.some((segment) => segment === '..' || isForbiddenSegment(segment));
}

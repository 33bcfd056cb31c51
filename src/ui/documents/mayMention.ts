import type * as vscode from 'vscode';

/** How far from the cursor a reference's path may stand, in lines: a tag may be written on several. */
const lines = 8;
const letters = 2000;

const sign = /\.(?:png|jpe?g|jfif|webp|gif|avif|apng|svg|bmp|ico|tiff?|heic)\b|\\includegraphics/i;

/** A glance at the lines around a place, so cheap that it may be taken at every move of the cursor. */
export function mayMention(document: vscode.TextDocument, { start, end }: vscode.Range): boolean {
  const last = Math.min(document.lineCount - 1, Math.min(end.line, start.line + 50) + lines);
  for (let line = Math.max(0, start.line - lines); line <= last; line += 1) {
    const { text } = document.lineAt(line);
    const near =
      text.length <= 2 * letters
        ? text
        : text.slice(Math.max(0, start.character - letters), start.character + letters);
    if (sign.test(near)) {
      return true;
    }
  }
  return false;
}

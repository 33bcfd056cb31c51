import * as vscode from 'vscode';

/** Text as Markdown that shows it and nothing else. VS Code's own way makes every space one at which no line is broken. */
export function wrappedText(text: string): string {
  const escaped = new vscode.MarkdownString().appendText(text).value.replace(/(?:&nbsp;)+/g, ' ');
  // With usual spaces, `<a b>` would be a tag, and everything after it gone; `1. a` would begin a list.
  return escaped.replace(/</g, '&lt;').replace(/^(\s*\d+)\./gm, '$1\\.');
}

import * as vscode from 'vscode';

/** Text as Markdown that shows it and nothing else. VS Code's own way makes every space one at which no line is broken. */
export function wrappedText(text: string): string {
  return new vscode.MarkdownString().appendText(text).value.replace(/(?:&nbsp;)+/g, ' ');
}

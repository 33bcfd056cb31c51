import * as vscode from 'vscode';

/** At the cursor, where something of ours must be. */
export async function titlesAt(document: vscode.TextDocument, at: string): Promise<readonly string[]> {
  const position = document.positionAt(document.getText().indexOf(at) + 1);
  return titlesIn(document, new vscode.Range(position, position));
}

/** With the words selected; what is offered for any words is among the titles. */
export async function titlesOn(document: vscode.TextDocument, words: string): Promise<readonly string[]> {
  const start = document.getText().indexOf(words);
  const [from, to] = [document.positionAt(start), document.positionAt(start + words.length)];
  return titlesIn(document, new vscode.Range(from, to));
}

async function titlesIn(document: vscode.TextDocument, range: vscode.Range): Promise<readonly string[]> {
  return (await actionsIn(document, range)).map(({ title }) => title);
}

/**
 * What is offered at a place where something of ours must be. When another extension registers itself in the
 * meantime, VS Code throws the question or single answers away, and the editor asks again: so does this.
 */
export async function actionsIn(
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<vscode.CodeAction[]> {
  let actions: vscode.CodeAction[] = [];
  for (let attempt = 1; attempt <= 20 && !actions.some(isOurs); attempt += 1) {
    try {
      actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        ...[document.uri, range],
      );
    } catch (error) {
      if (!(error instanceof Error && error.message === 'Canceled')) throw error;
    }
  }
  return actions;
}

function isOurs({ command }: vscode.CodeAction): boolean {
  return command !== undefined && /^_?qwenImage\./.test(command.command);
}

/** Our hover's Markdown; VS Code's own hover on a path is none of ours. */
export async function hoverAt(document: vscode.TextDocument, offset: number): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    ...[document.uri, document.positionAt(offset)],
  );
  const texts = hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''));
  return texts.filter((text) => text.includes('_qwenImage.')).join('\n');
}

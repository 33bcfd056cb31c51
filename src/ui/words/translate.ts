/** The shape of `vscode.l10n.t`, so that files that make sentences run, and are tested, without VS Code. */
export type Translate = (message: string, ...args: (string | number | boolean)[]) => string;

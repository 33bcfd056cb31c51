import * as vscode from 'vscode';
import type { ArgumentReader } from './orderArguments';

/** What VS Code knows of URIs and words. */
export const argumentReader: ArgumentReader = {
  t: vscode.l10n.t,
  uriText: ({ scheme, authority, path, query, fragment }) =>
    vscode.Uri.from({
      scheme,
      authority: authority ?? '',
      path,
      query: query ?? '',
      fragment: fragment ?? '',
    }).toString(),
};

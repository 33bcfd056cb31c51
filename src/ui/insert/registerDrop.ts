import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import { resultType } from '../../protocol/resultType';
import { referenceKind, decorationKind } from './referenceKinds';

type Drop = (
  document: vscode.TextDocument,
  position: vscode.Position,
  uri: vscode.Uri,
) => Promise<vscode.DocumentDropEdit[]>;

/** Offers references for a picture that is dropped into a document. What else is dropped loads nothing. */
export function registerDrop(drop: Drop): Disposable {
  return vscode.languages.registerDocumentDropEditProvider(
    { pattern: '**' },
    {
      provideDocumentDropEdits: async (document, position, transfer, token) => {
        const list = (await (transfer.get(resultType) ?? transfer.get('text/uri-list'))?.asString()) ?? '';
        const [first = '', ...others] = list
          .split(/\r?\n/)
          .filter((line) => line !== '' && !line.startsWith('#'));
        const isPicture =
          others.length === 0 && /^[a-z][\w+.-]*:\/.*\.(?:png|jpe?g|webp|gif|avif|svg)$/i.test(first);
        return isPicture && !token.isCancellationRequested && !/^https?:/i.test(first)
          ? drop(document, position, vscode.Uri.parse(first, true))
          : undefined;
      },
    },
    { dropMimeTypes: [resultType, 'text/uri-list'], providedDropEditKinds: [referenceKind, decorationKind] },
  );
}

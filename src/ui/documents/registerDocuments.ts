import * as vscode from 'vscode';
import { mentionLanguages } from '../../assets/mentions/mentionLanguages';
import { DisposableStore } from '../../core/disposable';
import type { Disposable } from '../../core/disposable';
import { once } from '../../core/late/once';
import type { UiServices } from '../uiServices';
import { mayMention } from './mayMention';

/** Tells VS Code that documents have something to offer. What reads them is loaded at the first image that is referred to. */
export function registerDocuments(services: UiServices): Disposable {
  const store = new DisposableStore();
  const reader = once(async () => {
    const { readDocuments } = await import('./readDocuments');
    return readDocuments(services);
  });
  const { QuickFix, RefactorRewrite } = vscode.CodeActionKind;
  store.add(
    vscode.languages.registerCodeActionsProvider(
      [...mentionLanguages, 'plaintext'],
      {
        provideCodeActions: async (document, range, context, token) => {
          const isAsked = context.triggerKind === vscode.CodeActionTriggerKind.Invoke;
          return mayMention(document, range) || (isAsked && !range.isEmpty)
            ? (await reader()).codeActions(document, range, isAsked, token)
            : [];
        },
      },
      { providedCodeActionKinds: [QuickFix, RefactorRewrite] },
    ),
  );
  store.add(
    vscode.languages.registerHoverProvider([...mentionLanguages], {
      provideHover: async (document, position, token) =>
        mayMention(document, new vscode.Range(position, position))
          ? (await reader()).hover(document, position, token)
          : undefined,
    }),
  );
  return store;
}

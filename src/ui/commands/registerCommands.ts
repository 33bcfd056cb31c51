import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import { DisposableStore } from '../../core/disposable';
import type { TellFailure } from '../tellFailure';
import { isProgrammatic } from './commandArguments';
import { commandId, commandNames } from './commandIds';
import type { CommandHandler, CommandName } from './commandIds';
import { guarded } from './guarded';

export function registerCommands(
  handlers: Readonly<Record<CommandName, CommandHandler>>,
  tell: TellFailure,
): Disposable {
  const store = new DisposableStore();
  for (const name of commandNames) {
    store.add(
      vscode.commands.registerCommand(
        commandId(name),
        guarded(handlers[name], { tell, isProgrammatic, t: vscode.l10n.t }),
      ),
    );
  }
  return store;
}

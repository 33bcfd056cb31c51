import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import { DisposableStore } from '../../core/disposable';
import { commandId, commandNames } from './commandIds';
import type { CommandHandler, CommandName } from './commandIds';
import { guarded } from './guarded';
import type { Guard } from './guarded';

export function registerCommands(
  handlers: Readonly<Record<CommandName, CommandHandler>>,
  guard: Guard,
): Disposable {
  const store = new DisposableStore();
  for (const name of commandNames) {
    store.add(vscode.commands.registerCommand(commandId(name), guarded(handlers[name], guard)));
  }
  return store;
}

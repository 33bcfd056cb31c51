import * as vscode from 'vscode';
import { DisposableStore } from '../core/disposable';
import type { Disposable } from '../core/disposable';
import type { Log } from '../core/log';
import type { ApiKey } from '../core/ports/apiKey';
import { afterStart } from './afterStart';

/** Keeps `qwenImage.hasKey` true while there is a key; the jobs view's welcome depends on it. */
export function followKey(apiKey: ApiKey, log: Log): Disposable {
  const update = async (): Promise<void> => {
    try {
      const hasKey = (await apiKey.get()) !== undefined;
      await vscode.commands.executeCommand('setContext', 'qwenImage.hasKey', hasKey);
    } catch (error) {
      log.error('The key could not be read', error);
    }
  };
  const store = new DisposableStore();
  store.add(afterStart(() => void update()));
  store.add(apiKey.onDidChange(() => void update()));
  return store;
}

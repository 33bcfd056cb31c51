import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import type { UiServices } from '../uiServices';

/** What follows a rename is loaded at the first one. */
export function registerRenames(services: UiServices): Disposable {
  return vscode.workspace.onDidRenameFiles(async ({ files }) => {
    try {
      await (await import('./followRenames')).followRenames(files, services);
    } catch (error) {
      services.log.error('What belongs to a renamed file could not follow', error);
    }
  });
}

import * as vscode from 'vscode';
import { checkKey } from './commands/apiKeyCommands';
import { askForKey } from './commands/keyInput';
import type { KeyPromptDialogs } from './keyPrompt';
import { stepLabel } from './step';
import type { UiServices } from './uiServices';
import { explainError } from './words/explainFailure';
import { lackingKeyText } from './words/lackingKeyText';

const t = vscode.l10n.t;

/** The key prompt's questions as VS Code's dialogs. */
export function keyDialogs({ apiKey, service, clock, log }: UiServices): KeyPromptDialogs {
  return {
    askForKey: async () => {
      try {
        return await askForKey(apiKey);
      } catch (error) {
        log.error('The key could not be stored', error);
        void vscode.window.showErrorMessage(
          t('The API key could not be stored. {0}', explainError(error, t).message),
        );
        return false;
      }
    },
    offerAgain: async (jobs) => {
      const button = stepLabel('setApiKey', t);
      const picked = await vscode.window.showWarningMessage(lackingKeyText(jobs, clock.now(), t), button);
      return picked === button;
    },
    onStored: () => void checkKey(service, log),
  };
}

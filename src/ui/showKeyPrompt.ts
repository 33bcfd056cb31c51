import * as vscode from 'vscode';
import { checkKey } from './commands/apiKeyCommands';
import { askForKey } from './commands/keyInput';
import { KeyPrompt } from './keyPrompt';
import { stepLabel } from './step';
import type { UiServices } from './uiServices';
import { explainError } from './words/explainFailure';

const t = vscode.l10n.t;

/** The key prompt with VS Code's dialogs. */
export function showKeyPrompt({ jobs, apiKey, service, log }: UiServices): KeyPrompt {
  return new KeyPrompt({
    jobs,
    log,
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
    offerAgain: async (jobCount) => {
      const button = stepLabel('setApiKey', t);
      const picked = await vscode.window.showWarningMessage(
        jobCount === 1
          ? t('1 job waits for a Segmind API key. Nothing was charged.')
          : t('{0} jobs wait for a Segmind API key. Nothing was charged.', jobCount),
        button,
      );
      return picked === button;
    },
    onStored: () => void checkKey(service, log),
  });
}

import * as vscode from 'vscode';
import type { Log } from '../../core/log';
import type { ApiKey } from '../../core/ports/apiKey';
import type { Credits, ImageService } from '../../core/ports/imageService';
import { QwenImageError } from '../../core/qwenImageError';
import { stepLabel } from '../step';
import { dollars } from '../../core/dollars';
import type { CommandHandler } from './commandIds';
import { askForKey } from './keyInput';

const t = vscode.l10n.t;

/** Milliseconds to wait for the balance: it is asked for by a person who watches. */
const creditsTimeout = 20_000;

type CreditSource = Pick<ImageService, 'credits'>;

/** Asks for the key, stores it and checks it. Returns whether one was stored. */
export function setApiKey(apiKey: ApiKey, service: CreditSource, log: Log): CommandHandler {
  return async () => {
    if (!(await askForKey(apiKey))) {
      return false;
    }
    // Not waited for: whoever asked for the key goes on with it.
    void checkKey(service, log);
    return true;
  };
}

export function clearApiKey(apiKey: ApiKey): CommandHandler {
  return async () => {
    await apiKey.clear();
    const fallback = await apiKey.get();
    void vscode.window.showInformationMessage(
      fallback === undefined
        ? t('The API key is removed.')
        : t(
            'The stored API key is removed. The one in the environment variable SEGMIND_API_KEY is used now.',
          ),
    );
  };
}

/** Tells the balance, which is also the check of a key. Returns it. */
export function showCredits(service: CreditSource): CommandHandler {
  return async () => {
    const credits = await service.credits(AbortSignal.timeout(creditsTimeout));
    void vscode.window.showInformationMessage(balance(credits));
    return credits;
  };
}

/** Never rejects: the key is stored, whatever the check says. */
export async function checkKey(service: CreditSource, log: Log): Promise<void> {
  try {
    const credits = await service.credits(AbortSignal.timeout(creditsTimeout));
    void vscode.window.showInformationMessage(t('The API key works. {0}', balance(credits)));
  } catch (error) {
    log.warn('The key could not be checked', error);
    await tellCheckFailed(error);
  }
}

async function tellCheckFailed(error: unknown): Promise<void> {
  const isRefused =
    error instanceof QwenImageError && (error.code === 'badKey' || error.code === 'noPermission');
  const again = stepLabel('setApiKey', t);
  const picked = isRefused
    ? await vscode.window.showErrorMessage(t('Segmind refused the API key. Nothing was charged.'), again)
    : await vscode.window.showWarningMessage(
        t('The API key is stored, but it could not be checked now. Nothing was charged.'),
        stepLabel('showLog', t),
      );
  if (picked !== undefined) {
    await vscode.commands.executeCommand(picked === again ? 'qwenImage.setApiKey' : 'qwenImage.showLog');
  }
}

function balance({ credits, freeCredits }: Credits): string {
  return t('Segmind credits: {0}, free credits: {1}.', dollars(credits), dollars(freeCredits));
}

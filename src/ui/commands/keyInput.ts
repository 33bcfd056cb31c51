import * as vscode from 'vscode';
import type { ApiKey } from '../../core/ports/apiKey';

const t = vscode.l10n.t;

/** Asks for the key and stores it; false when the person turns away. Rejects when it could not be stored. */
export async function askForKey(apiKey: ApiKey): Promise<boolean> {
  const value = await vscode.window.showInputBox({
    title: t('Segmind API Key'),
    placeHolder: 'SG_…',
    prompt: t(
      'Make a key at https://www.segmind.com, under API keys. It is kept in the secret storage of VS Code and sent to Segmind only.',
    ),
    password: true,
    // The key is in another window.
    ignoreFocusOut: true,
    validateInput: (text) => (isKey(text) ? undefined : t('Paste the key: one word without spaces.')),
  });
  if (value === undefined || !isKey(value)) {
    return false;
  }
  await apiKey.set(value.trim());
  return true;
}

/** What a header can carry; whether it is a good key only Segmind knows. */
function isKey(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text.trim());
}

import * as vscode from 'vscode';
import type { Log } from '../core/log';
import type { Preferences } from '../core/ports/preferences';
import type { UploadConsent } from '../core/ports/uploadConsent';
import type { UploadOrigins } from '../core/ports/uploadOrigins';

const t = vscode.l10n.t;

/**
 * Asks before the first upload ever, and before the key first goes to an upload address that is not Segmind's. A yes is kept.
 * Turning away answers no for this time only. All that wait share one question.
 */
export class UploadConsentPrompt implements UploadConsent {
  readonly #preferences: Preferences;
  readonly #origins: UploadOrigins;
  readonly #log: Log;
  #question: Promise<boolean> | undefined;

  constructor(preferences: Preferences, origins: UploadOrigins, log: Log) {
    this.#preferences = preferences;
    this.#origins = origins;
    this.#log = log;
  }

  request(): Promise<boolean> {
    this.#question ??= this.#answer().finally(() => {
      this.#question = undefined;
    });
    return this.#question;
  }

  async #answer(): Promise<boolean> {
    const consent = this.#preferences.uploadConsent();
    const mayUpload = consent === 'ask' ? await this.#ask() : consent === 'always';
    const origin = mayUpload ? await this.#origins.pending() : undefined;
    return origin === undefined ? mayUpload : this.#askForOrigin(origin);
  }

  async #askForOrigin(origin: string): Promise<boolean> {
    const allow = t('Send to {0}', origin);
    const picked = await vscode.window.showWarningMessage(
      t('Send input pictures and the API key to {0}?', origin),
      {
        modal: true,
        detail: t(
          'The setting “{0}” names an address that is not Segmind’s. Whoever runs it gets your API key and can spend your credits. Allow it only if you set it yourself.',
          'qwenImage.uploadUrl',
        ),
      },
      allow,
    );
    if (picked !== allow) {
      return false;
    }
    await this.#origins.allow(origin);
    return true;
  }

  async #ask(): Promise<boolean> {
    const allow = t('Allow Uploads');
    const never = t('Never');
    // A dialog, not a message that may fold away unseen: there is no way back from an upload, and a job waits.
    const picked = await vscode.window.showWarningMessage(
      t('Upload the pictures you edit to Segmind?'),
      {
        modal: true,
        detail: t(
          'To edit a picture, it is uploaded to Segmind, where it gets a public address: whoever knows the address can see it, and it cannot be deleted. You are asked only once.',
        ),
      },
      allow,
      never,
    );
    if (picked === undefined) {
      return false;
    }
    try {
      await this.#preferences.rememberUploadConsent(picked === allow ? 'always' : 'never');
    } catch (error) {
      // The answer holds for now; the question comes again.
      this.#log.warn('The answer about uploads could not be remembered', error);
    }
    return picked === allow;
  }
}

import * as vscode from 'vscode';
import type { Log } from '../core/log';
import type { Preferences } from '../core/ports/preferences';
import type { UploadConsent } from '../core/ports/uploadConsent';

const t = vscode.l10n.t;

/**
 * Asks before the first upload ever; the answer is kept in the setting. Turning away answers no for this time only. All that
 * wait share one question.
 */
export class UploadConsentPrompt implements UploadConsent {
  readonly #preferences: Preferences;
  readonly #log: Log;
  #question: Promise<boolean> | undefined;

  constructor(preferences: Preferences, log: Log) {
    this.#preferences = preferences;
    this.#log = log;
  }

  async request(): Promise<boolean> {
    const consent = this.#preferences.uploadConsent();
    if (consent !== 'ask') {
      return consent === 'always';
    }
    this.#question ??= this.#ask().finally(() => {
      this.#question = undefined;
    });
    return this.#question;
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

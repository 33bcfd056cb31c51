import * as vscode from 'vscode';
import type { Preferences } from '../core/ports/preferences';
import type { UploadConsent } from '../core/ports/uploadConsent';

const t = vscode.l10n.t;

/**
 * Asks before the first upload ever; the answer is kept in the setting. Turning away answers no for this time only. All that
 * wait share one question.
 */
export class UploadConsentPrompt implements UploadConsent {
  readonly #preferences: Preferences;
  #question: Promise<boolean> | undefined;

  constructor(preferences: Preferences) {
    this.#preferences = preferences;
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
    await this.#preferences.rememberUploadConsent(picked === allow ? 'always' : 'never');
    return picked === allow;
  }
}

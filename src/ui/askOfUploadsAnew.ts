import type { Preferences } from '../core/ports/preferences';

/**
 * Brings the question about uploads back where the answer is no. It alone takes a yes: it says what cannot be undone, which
 * nobody has read who wrote the no into the settings.
 */
export async function askOfUploadsAnew(
  preferences: Pick<Preferences, 'uploadConsent' | 'rememberUploadConsent'>,
): Promise<void> {
  if (preferences.uploadConsent() === 'never') {
    await preferences.rememberUploadConsent('ask');
  }
}

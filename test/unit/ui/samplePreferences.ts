import type { Preferences } from '../../../src/core/ports/preferences';

/** Settings as they are when nobody has changed any. */
export function preferencesWith(changes: Partial<Preferences>): Preferences {
  return {
    forFolder: () => ({
      outputFolder: 'assets/images',
      fileNameTemplate: '${prompt}',
      publicFolders: ['public', 'static'],
      insertTemplates: {},
      placeholders: false,
      responsiveWidths: [],
    }),
    defaults: () => ({}),
    notifications: () => 'all',
    uploadConsent: () => 'ask',
    rememberUploadConsent: () => Promise.resolve(),
    problems: () => [],
    onDidChange: () => ({ dispose: () => {} }),
    ...changes,
  };
}

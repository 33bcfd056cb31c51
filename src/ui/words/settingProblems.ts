import { catalogue } from '../../core/catalogue';
import { checkParameters } from '../../core/checkParameters';
import type { Preferences } from '../../core/ports/preferences';
import { explainIssue } from './explainIssue';
import type { Translate } from './translate';

export interface SettingSentence {
  readonly setting: string;
  readonly sentence: string;
}

/** What is wrong with the settings in force, in sentences; the defaults are taken in their place. */
export function settingSentences(preferences: Preferences, t: Translate): readonly SettingSentence[] {
  return [
    ...preferences.problems().map(({ setting, expected }) => ({
      setting,
      sentence: t('The setting “{0}” cannot be used as it is ({1}). Its default is used.', setting, expected),
    })),
    ...catalogue.flatMap((model) =>
      checkParameters(model, preferences.defaults(model.id)).map((issue) => ({
        setting: 'qwenImage.defaults',
        sentence: t(
          'In the setting “{0}”, for {1}: {2} The model’s own default is used.',
          'qwenImage.defaults',
          model.id,
          explainIssue(issue, model, t),
        ),
      })),
    ),
  ];
}

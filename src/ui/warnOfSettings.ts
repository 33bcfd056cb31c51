import * as vscode from 'vscode';
import type { Disposable } from '../core/disposable';
import type { Preferences } from '../core/ports/preferences';
import type { Tell } from './tell';
import { settingSentences } from './words/settingProblems';

/** Tells each problem of the settings once, with a way to the setting. */
export function warnOfSettings(preferences: Preferences, tell: Tell): Disposable {
  let told = new Set<string>();
  const update = (): void => {
    const problems = settingSentences(preferences, vscode.l10n.t);
    for (const { setting, sentence } of problems.filter((problem) => !told.has(problem.sentence))) {
      void tell('warning', { message: sentence, steps: ['openSettings'], setting });
    }
    // A problem that was mended and made again is told again.
    told = new Set(problems.map(({ sentence }) => sentence));
  };
  update();
  return preferences.onDidChange(update);
}

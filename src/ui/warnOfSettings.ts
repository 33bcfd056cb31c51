import * as vscode from 'vscode';
import type { Disposable } from '../core/disposable';
import type { Log } from '../core/log';
import type { Preferences } from '../core/ports/preferences';
import type { PerformStep } from './tellFailure';
import { showWithSteps } from './tellFailure';
import { settingSentences } from './words/settingProblems';

/** Tells each problem of the settings once, with a way to the setting. */
export function warnOfSettings(preferences: Preferences, performStep: PerformStep, log: Log): Disposable {
  let told = new Set<string>();
  const tell = (): void => {
    const problems = settingSentences(preferences, vscode.l10n.t);
    for (const { setting, sentence } of problems.filter((problem) => !told.has(problem.sentence))) {
      const explanation = { message: sentence, steps: ['openSettings'] as const, setting };
      showWithSteps('warning', explanation, [], performStep).catch((error: unknown) => {
        log.error('A next step failed', error);
      });
    }
    // A problem that was mended and made again is told again.
    told = new Set(problems.map(({ sentence }) => sentence));
  };
  tell();
  return preferences.onDidChange(tell);
}

import * as vscode from 'vscode';
import type { Jobs } from '../../core/jobs';
import type { Log } from '../../core/log';
import type { Preferences } from '../../core/ports/preferences';
import type { PerformStep } from '../tellFailure';
import { showWithSteps } from '../tellFailure';
import { Announcer } from './announcer';
import { outcomesOf } from './outcome';

/** Messages about jobs that ended, as the setting wants them. */
export function announceJobs(
  jobs: Jobs,
  preferences: Preferences,
  performStep: PerformStep,
  log: Log,
): Announcer {
  return new Announcer({
    jobs,
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return {
        dispose: () => {
          clearTimeout(timer);
        },
      };
    },
    tell: (ended) => {
      for (const outcome of outcomesOf(ended, preferences.notifications(), vscode.l10n.t)) {
        showWithSteps(outcome.severity, outcome, outcome.jobs, performStep).catch((error: unknown) => {
          log.error('A next step failed', error);
        });
      }
    },
  });
}

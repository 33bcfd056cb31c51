import * as vscode from 'vscode';
import type { Jobs } from '../../core/jobs';
import type { Preferences } from '../../core/ports/preferences';
import type { Tell } from '../tell';
import { Announcer } from './announcer';
import { outcomesOf } from './outcome';

/** Messages about jobs that ended, as the setting wants them. */
export function announceJobs(jobs: Jobs, preferences: Preferences, tell: Tell): Announcer {
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
        void tell(outcome.severity, outcome, outcome.jobs);
      }
    },
  });
}

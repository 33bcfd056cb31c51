import * as vscode from 'vscode';
import { commandHandlers } from './commands/commandHandlers';
import { parseJobId } from './commands/commandArguments';
import type { CommandName } from './commands/commandIds';
import { argumentReader } from './commands/commandTools';
import { guarded } from './commands/guarded';
import { keyDialogs } from './keyDialogs';
import type { KeyPromptDialogs } from './keyPrompt';
import { outcomesOf } from './notifications/outcome';
import { createChooseDestination } from './orders/chooseDestination';
import { createPlaceOrder } from './orders/placeOrder';
import { createPlacePanelRequests } from './orders/placePanelRequests';
import { createTakeOrder } from './orders/takeOrder';
import type { PanelPorts } from './panel/panelPorts';
import { createPerformStep } from './performStep';
import { createTell } from './tell';
import type { UiServices } from './uiServices';
import type { Job } from '../core/job';
import { explainError, explainJob } from './words/explainFailure';
import { settingSentences } from './words/settingProblems';

/** Where people and programs are served: commands, orders, explanations. Loaded when the first of them comes. */
export interface Counter {
  /** Runs a command as VS Code called it. Shows what went wrong to a person, throws it to a program. */
  command(name: CommandName, args: readonly unknown[]): Promise<unknown>;
  /** Resolves with the id of the new job; rejects with a plain sentence. */
  order(request: unknown): Promise<string>;
  /** Says why a job has no picture, and what can be done. */
  explain(args: readonly unknown[]): void;
  /** Tells of jobs that came to rest together, as the setting wants it. */
  announce(jobs: readonly Job[]): void;
  /** Tells of the settings' problems that are not in `told`; resolves with all there are. */
  tellOfSettings(told: ReadonlySet<string>): ReadonlySet<string>;
  readonly keyDialogs: KeyPromptDialogs;
  readonly panelPorts: Pick<PanelPorts, 'submit' | 'credits' | 'failureWords' | 'errorWords'>;
}

export function openCounter(services: UiServices): Counter {
  const { jobs, preferences, service, log } = services;
  const t = vscode.l10n.t;
  const tell = createTell(createPerformStep(jobs, preferences), log);
  const chooseDestination = createChooseDestination(preferences);
  const placeOrder = createPlaceOrder({ ...services, chooseDestination, t });
  const handlers = commandHandlers(services, placeOrder, chooseDestination);
  const guard = { tell: tell.bind(undefined, 'error'), log, t };
  return {
    command: (name, args) => guarded(handlers[name], guard)(...args),
    order: createTakeOrder(placeOrder, argumentReader),
    explain: (args) => {
      const job = jobs.get(parseJobId(args, argumentReader) ?? '');
      const explanation = job === undefined ? undefined : explainJob(job, t);
      if (job !== undefined && explanation !== undefined) {
        void tell(job.state === 'failed' ? 'error' : 'warning', explanation, [job]);
      }
    },
    announce: (ended) => {
      for (const outcome of outcomesOf(ended, preferences.notifications(), t)) {
        void tell(outcome.severity, outcome, outcome.jobs);
      }
    },
    tellOfSettings: (told) => {
      const problems = settingSentences(preferences, t);
      for (const { setting, sentence } of problems.filter((problem) => !told.has(problem.sentence))) {
        void tell('warning', { message: sentence, steps: ['openSettings'], setting });
      }
      return new Set(problems.map(({ sentence }) => sentence));
    },
    keyDialogs: keyDialogs(services),
    panelPorts: {
      submit: createPlacePanelRequests(jobs, chooseDestination, t),
      credits: (signal) => service.credits(signal),
      failureWords: (job) => explainJob(job, t)?.message,
      errorWords: (error) => explainError(error, t).message,
    },
  };
}

import * as vscode from 'vscode';
import type { Disposable } from '../core/disposable';
import { DisposableStore } from '../core/disposable';
import { commandHandlers } from './commands/commandHandlers';
import { argumentReader } from './commands/commandTools';
import { registerCommands } from './commands/registerCommands';
import { followKey } from './contextKeys';
import { registerExplainJob } from './explainJobCommand';
import { showJobsView } from './jobsView/showJobsView';
import { announceJobs } from './notifications/announceJobs';
import { createChooseDestination } from './orders/chooseDestination';
import { createPlaceOrder } from './orders/placeOrder';
import type { ChooseDestination, PlaceOrder } from './orders/placeOrder';
import { createPerformStep } from './performStep';
import { createPublicApi } from './publicApi';
import type { PublicApi } from './publicApi';
import { showKeyPrompt } from './showKeyPrompt';
import { showStatusBar } from './statusBar';
import { createTellFailure } from './tellFailure';
import type { PerformStep } from './tellFailure';
import type { UiServices } from './uiServices';
import { warnOfSettings } from './warnOfSettings';

/** The user interface but for the panel, which is built from these parts too. */
export interface Ui extends Disposable {
  readonly api: PublicApi;
  readonly placeOrder: PlaceOrder;
  readonly chooseDestination: ChooseDestination;
  readonly performStep: PerformStep;
}

export function registerUi(services: UiServices): Ui {
  const { jobs, apiKey, preferences, log } = services;
  const t = vscode.l10n.t;
  const store = new DisposableStore();
  const performStep = createPerformStep(jobs, preferences);
  const tell = createTellFailure(performStep, log);
  const chooseDestination = createChooseDestination(preferences);
  const placeOrder = createPlaceOrder({ ...services, chooseDestination, t });
  const api = store.add(
    createPublicApi({
      jobs,
      placeOrder,
      reader: argumentReader,
      onListenerError: (error) => {
        log.error('A listener of another extension failed', error);
      },
    }),
  );
  store.add(registerCommands(commandHandlers(services, placeOrder, chooseDestination), tell));
  store.add(registerExplainJob(jobs, performStep, log));
  store.add(showJobsView(jobs));
  store.add(showStatusBar(jobs));
  store.add(showKeyPrompt(services));
  store.add(announceJobs(jobs, preferences, performStep, log));
  store.add(followKey(apiKey, log));
  store.add(warnOfSettings(preferences, performStep, log));
  return {
    api,
    placeOrder,
    chooseDestination,
    performStep,
    dispose: () => {
      store.dispose();
    },
  };
}

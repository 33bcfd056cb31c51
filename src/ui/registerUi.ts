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
import { createPlacePanelRequests } from './orders/placePanelRequests';
import type { PanelPorts } from './panel/panelPorts';
import { createPerformStep } from './performStep';
import { createPublicApi } from './publicApi';
import type { PublicApi } from './publicApi';
import { showKeyPrompt } from './showKeyPrompt';
import { showStatusBar } from './statusBar';
import { createTell } from './tell';
import type { UiServices } from './uiServices';
import { warnOfSettings } from './warnOfSettings';
import { explainError, explainJob } from './words/explainFailure';

/** The user interface but for the panel, and what the panel shares with it. */
export interface Ui extends Disposable {
  readonly api: PublicApi;
  readonly panelPorts: Pick<PanelPorts, 'submit' | 'credits' | 'failureWords' | 'errorWords'>;
}

export function registerUi(services: UiServices): Ui {
  const { jobs, apiKey, preferences, service, log } = services;
  const t = vscode.l10n.t;
  const store = new DisposableStore();
  const tell = createTell(createPerformStep(jobs, preferences), log);
  const chooseDestination = createChooseDestination(preferences);
  const placeOrder = createPlaceOrder({ ...services, chooseDestination, t });
  const guard = { tell: tell.bind(undefined, 'error'), log, t };
  store.add(registerCommands(commandHandlers(services, placeOrder, chooseDestination), guard));
  store.add(registerExplainJob(jobs, tell));
  store.add(showJobsView(jobs));
  store.add(showStatusBar(jobs));
  store.add(showKeyPrompt(services));
  store.add(announceJobs(jobs, preferences, tell));
  store.add(followKey(apiKey, log));
  store.add(warnOfSettings(preferences, tell));
  const onListenerError = (error: unknown): void => {
    log.error('A listener of another extension failed', error);
  };
  const reader = argumentReader;
  return {
    api: store.add(createPublicApi({ jobs, placeOrder, reader, onListenerError })),
    panelPorts: {
      submit: createPlacePanelRequests(jobs, chooseDestination),
      credits: (signal) => service.credits(signal),
      failureWords: (job) => explainJob(job, t)?.message,
      errorWords: (error) => explainError(error, t).message,
    },
    dispose: () => {
      store.dispose();
    },
  };
}

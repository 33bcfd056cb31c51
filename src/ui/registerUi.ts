import * as vscode from 'vscode';
import type { Disposable } from '../core/disposable';
import { DisposableStore } from '../core/disposable';
import { once } from '../core/late/once';
import { registerAgentTools } from './agentTools/registerAgentTools';
import { commandId, orderCommandNames, otherCommandNames } from './commands/commandIds';
import { explainJobCommand, runRecordCommand } from './commands/commandIds';
import { followKey } from './contextKeys';
import type { Counter } from './counter';
import { registerDrop } from './insert/registerDrop';
import { registerDocuments } from './documents/registerDocuments';
import { showJobsView } from './jobsView/showJobsView';
import { announceJobs } from './notifications/announceJobs';
import type { OrderDesk } from './orders/orderDesk';
import { createPublicApi } from './publicApi';
import type { PublicApi } from './publicApi';
import { keepCharges } from './keepCharges';
import { KeyPrompt } from './keyPrompt';
import { registerRenames } from './renames/registerRenames';
import { showStatusBar } from './statusBar';
import type { UiServices } from './uiServices';
import { warnOfSettings } from './warnOfSettings';

/** The user interface but for the panel, and what the panel shares with it. */
export interface Ui extends Disposable {
  readonly api: PublicApi;
  /** Tells that jobs could not be read. */
  readonly tellOfUnread: () => Promise<void>;
  readonly panelPorts: () => Promise<Counter['panelPorts']>;
}

/** Registers what VS Code must know of at once; what a command does is loaded when the first one is called. */
export function registerUi(services: UiServices): Ui {
  const { jobs, apiKey, preferences, log } = services;
  const store = new DisposableStore();
  const counter = once(async (): Promise<Counter> => {
    const { openCounter } = await import('./counter');
    return store.add(openCounter(services, await services.backOffice(), await desk()));
  });
  const desk = once(async (): Promise<OrderDesk> => {
    const { openOrderDesk } = await import('./orders/orderDesk');
    return openOrderDesk(services, (explanation) =>
      counter().then(
        (open) => open.tell(explanation),
        (error: unknown) => {
          log.error('What went wrong could not be told', error);
        },
      ),
    );
  });
  for (const name of orderCommandNames) {
    store.add(
      vscode.commands.registerCommand(commandId(name), async (...args: readonly unknown[]) =>
        (await desk()).command(name, args),
      ),
    );
  }
  for (const name of otherCommandNames) {
    store.add(
      vscode.commands.registerCommand(commandId(name), async (...args: readonly unknown[]) =>
        (await counter()).command(name, args),
      ),
    );
  }
  store.add(
    vscode.commands.registerCommand(explainJobCommand, async (...args: readonly unknown[]) => {
      (await counter()).explain(args);
    }),
  );
  store.add(registerDrop(async (document, position, uri) => (await counter()).drop(document, position, uri)));
  store.add(
    vscode.commands.registerCommand(runRecordCommand, async (...args: readonly unknown[]) =>
      (await counter()).runRecord(args),
    ),
  );
  store.add(registerDocuments(services));
  store.add(showJobsView(jobs, async () => (await counter()).known()));
  store.add(registerRenames(services));
  store.add(showStatusBar(jobs));
  store.add(
    new KeyPrompt({
      jobs,
      log,
      apiKey,
      dialogs: async () => (await counter()).keyDialogs,
    }),
  );
  store.add(
    announceJobs(
      jobs,
      async (ended) => {
        (await counter()).announce(ended);
      },
      log,
    ),
  );
  store.add(
    registerAgentTools(async () => {
      const [{ order }, { panelPorts }] = await Promise.all([desk(), counter()]);
      return { jobs, order, explain: panelPorts.failureWords };
    }),
  );
  store.add(followKey(apiKey, log));
  store.add(
    apiKey.onDidChange(() => {
      const at = Date.now();
      counter().then(
        (open) => {
          open.forgetBalance(at);
        },
        (error: unknown) => {
          log.error('The balance could not be forgotten', error);
        },
      );
    }),
  );
  store.add(keepCharges(jobs, counter, log));
  store.add(warnOfSettings(preferences, counter, log));
  return {
    api: store.add(
      createPublicApi({
        jobs,
        order: async (request) => (await desk()).order(request),
        onListenerError: (error) => {
          log.error('A listener of another extension failed', error);
        },
      }),
    ),
    tellOfUnread: async () => {
      (await counter()).tellOfUnread();
    },
    panelPorts: async () => (await counter()).panelPorts,
    dispose: () => {
      store.dispose();
    },
  };
}

import * as vscode from 'vscode';
import { BalanceBook } from '../core/balanceBook';
import type { Disposable } from '../core/disposable';
import { commandHandlers } from './commands/commandHandlers';
import { parseJobId } from './commands/commandArguments';
import type { OtherCommandName } from './commands/commandIds';
import { argumentReader } from './commands/argumentReader';
import { guarded } from './commands/guarded';
import type { Guard } from './commands/guarded';
import { aboutJob } from './jobError';
import { keyDialogs } from './keyDialogs';
import type { KeyPromptDialogs } from './keyPrompt';
import { outcomesOf } from './notifications/outcome';
import type { OrderDesk } from './orders/orderDesk';
import { createPlacePanelRequests } from './orders/placePanelRequests';
import { dropReference } from './insert/dropReference';
import { References } from './insert/references';
import { SmallerCopies } from './insert/smallerCopies';
import type { PanelPorts } from './panel/panelPorts';
import { createPerformStep } from './performStep';
import { createTell } from './tell';
import type { UiServices } from './uiServices';
import type { Job } from '../core/job';
import { once } from '../core/late/once';
import { DisposableStore } from '../core/disposable';
import { explainError, explainJob } from './words/explainFailure';
import type { Known } from './words/explainFailure';
import { explainUnread } from './words/explainUnread';
import { settingSentences } from './words/settingProblems';

/** Milliseconds to wait for the balance: a person has asked for it. */
const creditsTimeout = 20_000;

/** Where people and programs are served with all but orders: commands, explanations. Loaded when the first of them comes. */
export interface Counter extends Disposable {
  /** Runs a command as VS Code called it. Shows what went wrong to a person, throws it to a program. */
  command(name: OtherCommandName, args: readonly unknown[]): Promise<unknown>;
  /** Tells a person what went wrong with an order. Never rejects. */
  readonly tell: Guard['tell'];
  /** Makes the recorded picture that the arguments name anew. */
  runRecord(args: readonly unknown[]): Promise<unknown>;
  /** Says why a job has no picture, and what can be done. */
  explain(args: readonly unknown[]): void;
  /** Tells of jobs that came to rest together, as the setting wants it. */
  announce(jobs: readonly Job[]): void;
  /** Tells of the settings' problems that are not in `told`; resolves with all there are. */
  tellOfSettings(told: ReadonlySet<string>): ReadonlySet<string>;
  /** Tells that not all jobs could be read, and that it is tried again. */
  tellOfUnread(): void;
  /** What is known now beside the jobs themselves. */
  known(): Known;
  /** The key is another one since then (ms since the epoch), and the account with it. */
  forgetBalance(at: number): void;
  /** A job is removed that may have cost something. */
  rememberCharge(job: Job): void;
  readonly keyDialogs: KeyPromptDialogs;
  /** What a picture that is dropped into a document can become. */
  drop(
    document: vscode.TextDocument,
    position: vscode.Position,
    uri: vscode.Uri,
  ): Promise<vscode.DocumentDropEdit[]>;
  readonly panelPorts: Pick<
    PanelPorts,
    'submit' | 'credits' | 'leadsOut' | 'failureWords' | 'errorWords' | 'onDidChangeBalance' | 'referenceText'
  >;
}

export function openCounter(
  uiServices: UiServices,
  { balances, diagnostics }: Awaited<ReturnType<UiServices['backOffice']>>,
  desk: OrderDesk,
): Counter {
  const { jobs, preferences, log, clock } = uiServices;
  const t = vscode.l10n.t;
  const book = new BalanceBook(balances, jobs, clock);
  // Whoever looks at the account, it is remembered.
  const service = {
    credits: (signal: AbortSignal) => book.look(() => uiServices.service.credits(signal)),
  };
  const services = { ...uiServices, service };
  const known = (): Known => ({
    now: clock.now(),
    movementOf: (job) => book.movementOf(job),
    keptUri: (file) => vscode.Uri.joinPath(uiServices.storageUri, 'results', file).toString(),
  });
  const tellOf = (ended: readonly Job[], wanted: ReturnType<typeof preferences.notifications>): void => {
    for (const outcome of outcomesOf(ended, wanted, known(), t)) {
      void tell(outcome.severity, outcome, outcome.jobs);
    }
  };
  const lookAgain = async (about: readonly Job[]): Promise<void> => {
    // Whether it was charged is the question: a balance that cannot be had is no answer to it.
    await aboutJob(jobs, about[0], () => service.credits(AbortSignal.timeout(creditsTimeout)));
    tellOf(
      about.flatMap(({ id }) => jobs.get(id) ?? []),
      'failures',
    );
  };
  const tell = createTell(createPerformStep(jobs, preferences, lookAgain), log);
  const copies = new SmallerCopies(services);
  const references = new References(jobs, services.layout, preferences, copies, services.records);
  const held = new DisposableStore();
  const documents = once(async () => {
    const { documentCommands } = await import('./documents/documentCommands');
    return held.add(documentCommands(services, desk.placeOrder));
  });
  const handlers = commandHandlers({
    ...services,
    ...{ references, copies },
    ...{ diagnostics, documents, lookAgain, chooseDestination: desk.chooseDestination },
    movementOf: (job) => book.movementOf(job),
  });
  const guard = { tell: tell.bind(undefined, 'error'), log, t };
  return {
    command: (name, args) => guarded(handlers[name], guard)(...args),
    tell: guard.tell,
    runRecord: async (args) => guarded((await documents()).runRecord, guard)(...args),
    explain: (args) => {
      const job = jobs.get(parseJobId(args, argumentReader) ?? '');
      const explanation = job === undefined ? undefined : explainJob(job, known(), t);
      if (job !== undefined && explanation !== undefined) {
        void tell(job.state === 'failed' ? 'error' : 'warning', explanation, [job]);
      }
    },
    announce: (ended) => {
      tellOf(ended, preferences.notifications());
    },
    tellOfSettings: (told) => {
      const problems = settingSentences(preferences, t);
      for (const { setting, sentence } of problems.filter((problem) => !told.has(problem.sentence))) {
        void tell('warning', { message: sentence, steps: ['openSettings'], setting });
      }
      return new Set(problems.map(({ sentence }) => sentence));
    },
    tellOfUnread: () => {
      void tell('error', explainUnread(t));
    },
    drop: (document, position, uri) => dropReference(references, document, position, uri),
    known,
    forgetBalance: (at) => {
      book.forgetBefore(at);
    },
    rememberCharge: (job) => {
      book.remember(job);
    },
    dispose: () => {
      held.dispose();
      book.dispose();
    },
    keyDialogs: keyDialogs(services),
    panelPorts: {
      submit: createPlacePanelRequests(jobs, desk.chooseDestination, { ...services, t }),
      credits: (signal) => service.credits(signal),
      leadsOut: (uri) => services.files.leadsOut(uri),
      failureWords: (job) => explainJob(job, known(), t)?.message,
      onDidChangeBalance: book.onDidChange,
      errorWords: (error) => explainError(error, t).message,
      referenceText: (uri, job) =>
        references.textFor(vscode.window.activeTextEditor?.document, {
          uri: vscode.Uri.parse(uri, true),
          job,
        }),
    },
  };
}

import type { BalanceMovement } from '../../core/balanceMovement';
import type { Job } from '../../core/job';
import type { Diagnostics } from '../../core/ports/diagnostics';
import type { CommandHandler, OtherCommandName } from './commandIds';
import { clearApiKey, setApiKey, showCredits } from './apiKeyCommands';
import { compareWithSource, copyPrompt, copyReference, openAsset, revealAsset } from './assetCommands';
import type { References } from '../insert/references';
import type { SmallerCopies } from '../insert/smallerCopies';
import { insertAsset } from './insertAsset';
import { resumeJob, retryJob, runAgain, stopWatching } from './leadOn';
import { checkCharge } from './checkCharge';
import { exportDiagnostics } from './exportDiagnostics';
import { recoverRequest } from './recoverRequest';
import { removePlaceholder } from './removePlaceholder';
import { makeResponsiveSet } from './makeResponsiveSet';
import { clearFinished, removeJob } from './removeJobs';
import { undoReplacement } from './replacedFiles';
import { saveElsewhere } from './saveElsewhere';
import { usePrompt } from './usePrompt';
import type { DocumentCommands } from '../documents/documentCommands';
import { showChain } from './showChain';
import { useInstead } from './useInstead';
import type { UiServices } from '../uiServices';
import type { ChooseDestination } from '../orders/placeOrder';

/** What the counter shares with the commands. */
export interface CommandServices extends Omit<UiServices, 'backOffice'> {
  readonly diagnostics: Diagnostics;
  readonly chooseDestination: ChooseDestination;
  /** Loaded when the first of them is called. */
  readonly documents: () => Promise<DocumentCommands>;
  /** Looks at the account, and tells what is known of the jobs then. */
  readonly lookAgain: (about: readonly Job[]) => Promise<void>;
  readonly references: References;
  readonly copies: SmallerCopies;
  readonly movementOf: (job: Job) => BalanceMovement | undefined;
}

/** One handler a command: a command without one, or one without a command, is a type error. */
export function commandHandlers({
  jobs,
  apiKey,
  service,
  files,
  records,
  copies,
  log,
  diagnostics,
  chooseDestination,
  documents,
  lookAgain,
  movementOf,
  references,
  replacements,
  placeholders,
  layout,
  showLog,
}: CommandServices): Readonly<Record<OtherCommandName, CommandHandler>> {
  return {
    setApiKey: setApiKey(apiKey, service, log),
    clearApiKey: clearApiKey(apiKey),
    showCredits: showCredits(service),
    insertAsset: insertAsset(jobs, references, copies, undefined),
    insertWithCopies: insertAsset(jobs, references, copies, true),
    retryJob: retryJob(jobs, replacements),
    runAgain: runAgain(jobs, replacements),
    stopWatching: stopWatching(jobs),
    resumeJob: resumeJob(jobs, replacements),
    removeJob: removeJob(jobs),
    revealAsset: revealAsset(jobs),
    openAsset: openAsset(jobs),
    compareWithSource: compareWithSource(jobs, replacements),
    copyPrompt: copyPrompt(jobs),
    copyReference: copyReference(jobs, references),
    recoverRequest: recoverRequest(jobs, chooseDestination),
    checkCharge: checkCharge(jobs, lookAgain, movementOf),
    saveElsewhere: saveElsewhere(jobs, chooseDestination),
    exportDiagnostics: exportDiagnostics(jobs, diagnostics),
    generateMissing: async (...args) => (await documents()).generateMissing(...args),
    generateAllMissing: async (...args) => (await documents()).generateAllMissing(...args),
    generateFromSelection: async (...args) => (await documents()).generateFromSelection(...args),
    generateReplacement: async (...args) => (await documents()).generateReplacement(...args),
    useInstead: useInstead(jobs, replacements),
    undoReplacement: undoReplacement(jobs, replacements),
    showChain: showChain(jobs),
    removePlaceholder: removePlaceholder({ jobs, placeholders, layout, log }),
    checkAssets: async (...args) => (await documents()).checkAssets(...args),
    usePrompt: usePrompt(files, records),
    makeResponsiveSet: makeResponsiveSet(copies),
    clearFinished: clearFinished(jobs),
    showLog: () => {
      showLog();
      return Promise.resolve();
    },
  };
}

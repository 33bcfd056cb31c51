import type { CommandHandler, CommandName } from './commandIds';
import { clearApiKey, setApiKey, showCredits } from './apiKeyCommands';
import { compareWithSource, copyPrompt, copyReference, openAsset, revealAsset } from './assetCommands';
import { editImage } from './editImage';
import { generate } from './generate';
import { insertAsset } from './insertAsset';
import { resumeJob, retryJob, runAgain, stopWatching } from './leadOn';
import { recoverRequest } from './recoverRequest';
import { clearFinished, removeJob } from './removeJobs';
import type { UiServices } from '../uiServices';
import type { ChooseDestination, PlaceOrder } from '../orders/placeOrder';

/** One handler a command: a command without one, or one without a command, is a type error. */
export function commandHandlers(
  { jobs, apiKey, service, preferences, files, log, showLog }: UiServices,
  placeOrder: PlaceOrder,
  chooseDestination: ChooseDestination,
): Readonly<Record<CommandName, CommandHandler>> {
  return {
    generate: generate(placeOrder, preferences),
    editImage: editImage(placeOrder, files),
    setApiKey: setApiKey(apiKey, service, log),
    clearApiKey: clearApiKey(apiKey),
    showCredits: showCredits(service),
    insertAsset: insertAsset(jobs),
    retryJob: retryJob(jobs),
    runAgain: runAgain(jobs),
    stopWatching: stopWatching(jobs),
    resumeJob: resumeJob(jobs),
    removeJob: removeJob(jobs),
    revealAsset: revealAsset(jobs),
    openAsset: openAsset(jobs),
    compareWithSource: compareWithSource(jobs),
    copyPrompt: copyPrompt(jobs),
    copyReference: copyReference(jobs),
    recoverRequest: recoverRequest(jobs, chooseDestination),
    clearFinished: clearFinished(jobs),
    showLog: () => {
      showLog();
      return Promise.resolve();
    },
  };
}

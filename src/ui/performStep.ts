import * as vscode from 'vscode';
import type { Job } from '../core/job';
import type { Jobs } from '../core/jobs';
import { asTyped } from '../core/promptExpansion';
import type { Preferences } from '../core/ports/preferences';
import { askOfUploadsAnew } from './askOfUploadsAnew';
import type { CommandName } from './commands/commandIds';
import { saveAllElsewhere } from './commands/saveElsewhere';
import type { PerformStep } from './tell';

/** Where an account is topped up. */
const billingPage = 'https://www.segmind.com/pricing';

/** What each button does. Commands are called as a click on a row calls them, so their errors are told, not thrown. */
export function createPerformStep(
  jobs: Jobs,
  preferences: Preferences,
  lookAgain: (about: readonly Job[]) => Promise<void>,
): PerformStep {
  return async (step, about, setting) => {
    switch (step) {
      case 'open':
        return forEach('openAsset', about);
      case 'insert':
        return forEach('insertAsset', about);
      case 'reveal':
        return forEach('revealAsset', about);
      case 'useInstead':
      case 'undoReplacement':
        return forEach(step, about);
      case 'checkCharge':
        return lookAgain(about);
      case 'recover':
        return forEach('recoverRequest', about);
      case 'retry':
      case 'sendAgain':
        return forEach('retryJob', about);
      case 'resume':
        return forEach('resumeJob', about);
      case 'runAgain':
        return forEach('runAgain', about);
      case 'letBe':
        return forEach('stopWatching', about);
      case 'change':
        return change(about);
      case 'saveElsewhere':
        return saveAllElsewhere(jobs, about);
      case 'setApiKey':
        if ((await vscode.commands.executeCommand('qwenImage.setApiKey')) === true) {
          await forEach('retryJob', about);
        }
        return;
      case 'allowUploads':
        await askOfUploadsAnew(preferences);
        return forEach('retryJob', about);
      case 'showCredits':
      case 'showLog':
        return run(step);
      case 'addCredits':
        await vscode.env.openExternal(vscode.Uri.parse(billingPage, true));
        return;
      case 'openSettings':
        await vscode.commands.executeCommand(
          'workbench.action.openSettings',
          setting ?? '@ext:qwen-image-assets.qwen-image-assets',
        );
        return;
      case 'openFolder':
        await vscode.commands.executeCommand('workbench.action.files.openFolder');
        return;
      case 'showJobs':
        await vscode.commands.executeCommand('qwenImage.jobs.focus');
        return;
    }
  };
}

async function run(name: CommandName, ...args: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(`qwenImage.${name}`, ...args);
}

async function forEach(name: CommandName, about: readonly Job[]): Promise<void> {
  for (const { id } of about) {
    await run(name, { jobId: id });
  }
}

/** The panel opens with the request filled in. */
async function change([job]: readonly Job[]): Promise<void> {
  if (job === undefined) {
    return;
  }
  const { model, prompt, promptAsWritten, parameters, images } = job.request;
  const [image] = Object.values(images);
  await vscode.commands.executeCommand('qwenImage.openPanel', {
    model,
    prompt: promptAsWritten ?? asTyped(prompt),
    parameters,
    ...(image === undefined
      ? {}
      : { image: image.kind === 'url' ? image.url : (image.original ?? image.uri) }),
  });
}

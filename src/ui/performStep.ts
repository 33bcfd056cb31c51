import * as vscode from 'vscode';
import { progressOf } from '../core/job';
import type { Job } from '../core/job';
import type { Jobs } from '../core/jobs';
import type { Preferences } from '../core/ports/preferences';
import { askForFolder } from './orders/chooseDestination';
import type { CommandName } from './commands/commandIds';
import type { PerformStep } from './tell';

/** Where an account is topped up. */
const billingPage = 'https://www.segmind.com/pricing';

/** What each button does. Commands are called as a click on a row calls them, so their errors are told, not thrown. */
export function createPerformStep(jobs: Jobs, preferences: Preferences): PerformStep {
  return async (step, about, setting) => {
    switch (step) {
      case 'open':
        return forEach('openAsset', about);
      case 'insert':
        return forEach('insertAsset', about);
      case 'reveal':
        return forEach('revealAsset', about);
      case 'retry':
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
        return saveElsewhere(jobs, about);
      case 'setApiKey':
        if ((await vscode.commands.executeCommand('qwenImage.setApiKey')) === true) {
          await forEach('retryJob', about);
        }
        return;
      case 'allowUploads':
        await preferences.rememberUploadConsent('always');
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
  const { model, prompt, parameters, images } = job.request;
  const [image] = Object.values(images);
  await vscode.commands.executeCommand('qwenImage.openPanel', {
    model,
    prompt,
    parameters,
    ...(image === undefined ? {} : { image: image.kind === 'url' ? image.url : image.uri }),
  });
}

async function saveElsewhere(jobs: Jobs, about: readonly Job[]): Promise<void> {
  // Told together with jobs that have no picture yet: those have nothing to save.
  const delivered = about.filter((job) => progressOf(job).reached === 'delivered');
  const folder = delivered.length === 0 ? undefined : await askForFolder();
  if (folder === undefined) {
    return;
  }
  const place = folder.toString();
  for (const { id, request } of delivered) {
    await jobs.saveElsewhere(id, { root: place, folder: place, naming: request.destination.naming });
  }
}

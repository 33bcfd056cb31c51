import * as vscode from 'vscode';
import type { Job } from '../../core/job';
import { commandId, explainJobCommand } from '../commands/commandIds';
import { explainJob } from '../words/explainFailure';
import type { JobRow } from './jobRow';
import { presentJob } from './presentJob';

export { jobTooltip } from './jobTooltip';

const t = vscode.l10n.t;

/** A job's row as the tree shows it. `typicalDuration`: ms that its model usually takes. */
export function jobItem(job: Job, row: JobRow, typicalDuration: number): vscode.TreeItem {
  const look = presentJob(job, { now: Date.now(), typicalDuration }, t);
  const item = new vscode.TreeItem(look.label);
  item.id = job.id;
  item.description = look.description;
  item.iconPath = new vscode.ThemeIcon(
    look.iconId,
    look.colourId === undefined ? undefined : new vscode.ThemeColor(look.colourId),
  );
  item.contextValue = look.contextValue;
  item.accessibilityInformation = { label: look.spoken };
  const command = clickCommand(job);
  if (command !== undefined) {
    item.command = { command, title: t('Show'), arguments: [row] };
  }
  return item;
}

/** A saved row opens its picture; one that rests without says why. */
function clickCommand(job: Job): string | undefined {
  if (job.state === 'saved') {
    return commandId('openAsset');
  }
  return explainJob(job, { now: Date.now() }, t) === undefined ? undefined : explainJobCommand;
}

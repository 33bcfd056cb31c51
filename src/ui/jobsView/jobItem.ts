import * as vscode from 'vscode';
import type { Job } from '../../core/job';
import { commandId, explainJobCommand } from '../commands/commandIds';
import { explainJob } from '../words/explainFailure';
import type { JobRow } from './jobRow';
import { presentJob } from './presentJob';

export { JobTooltips } from './jobTooltip';
export { nestedJobs } from './nestedJobs';

const t = vscode.l10n.t;

export interface RowFacts {
  /** ms that the job's model usually takes */
  readonly typicalDuration: number;
  /** Whether rows lie below. */
  readonly hasEdits: boolean;
}

/** A job's row as the tree shows it. */
export function jobItem(job: Job, row: JobRow, { typicalDuration, hasEdits }: RowFacts): vscode.TreeItem {
  const look = presentJob(job, { now: Date.now(), typicalDuration }, t);
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(look.label, hasEdits ? Expanded : None);
  // A row that gets its first edit would stay closed: VS Code keeps how a row stood by its id.
  item.id = hasEdits ? `${job.id} and edits` : job.id;
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

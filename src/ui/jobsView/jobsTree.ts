import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import { DisposableStore } from '../../core/disposable';
import type { Job } from '../../core/job';
import type { JobChange, Jobs } from '../../core/jobs';
import { commandId, explainJobCommand } from '../commands/commandIds';
import { soon } from '../soon';
import { explainJob } from '../words/explainFailure';
import { jobOrderChanges, orderJobs } from './jobOrder';
import type { JobRow } from './jobRow';
import { jobTooltip } from './jobTooltip';
import { presentJob } from './presentJob';

const t = vscode.l10n.t;

/** The jobs as rows. Refreshes the row that changed, and all of them only when the order does. */
export class JobsTree implements vscode.TreeDataProvider<JobRow>, Disposable {
  readonly #jobs: Jobs;
  readonly #store = new DisposableStore();
  readonly #changes = this.#store.add(new vscode.EventEmitter<JobRow | undefined>());
  readonly #rows = new Map<string, JobRow>();
  /** Rows to draw again; `undefined` stands for all of them. */
  readonly #stale = new Set<JobRow | undefined>();
  readonly onDidChangeTreeData = this.#changes.event;

  constructor(jobs: Jobs) {
    this.#jobs = jobs;
    this.#store.add(
      jobs.onDidChange((change) => {
        this.#follow(change);
      }),
    );
  }

  dispose(): void {
    this.#store.dispose();
  }

  getChildren(row?: JobRow): JobRow[] {
    return row === undefined ? orderJobs(this.#jobs.list()).map((job) => this.#rowOf(job)) : [];
  }

  getTreeItem({ jobId }: JobRow): vscode.TreeItem {
    const job = this.#jobs.get(jobId);
    return job === undefined ? new vscode.TreeItem('') : this.#itemOf(job);
  }

  /** Tooltips are made when they are looked at. */
  resolveTreeItem(item: vscode.TreeItem, { jobId }: JobRow): vscode.TreeItem {
    const job = this.#jobs.get(jobId);
    if (job !== undefined) {
      item.tooltip = jobTooltip(job);
    }
    return item;
  }

  getParent(): undefined {
    return undefined;
  }

  /** Draws the rows of these jobs again. */
  refresh(jobs: readonly Job[]): void {
    for (const job of jobs) {
      this.#changes.fire(this.#rowOf(job));
    }
  }

  #follow(change: JobChange): void {
    if (change.kind === 'removed') {
      this.#rows.delete(change.job.id);
    }
    const isInPlace = change.kind === 'changed' && !jobOrderChanges(change.previous, change.job);
    this.#stale.add(isInPlace ? this.#rowOf(change.job) : undefined);
    this.#drawSoon();
  }

  readonly #drawSoon = soon(() => {
    for (const row of this.#stale.has(undefined) ? [undefined] : this.#stale) {
      this.#changes.fire(row);
    }
    this.#stale.clear();
  });

  #rowOf({ id }: Job): JobRow {
    const known = this.#rows.get(id);
    if (known !== undefined) {
      return known;
    }
    const row: JobRow = { jobId: id };
    this.#rows.set(id, row);
    return row;
  }

  #itemOf(job: Job): vscode.TreeItem {
    const typicalDuration = this.#jobs.typicalDuration(job.request.model);
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
      item.command = { command, title: t('Show'), arguments: [this.#rowOf(job)] };
    }
    return item;
  }
}

/** A saved row opens its picture; one that rests without says why. */
function clickCommand(job: Job): string | undefined {
  if (job.state === 'saved') {
    return commandId('openAsset');
  }
  return explainJob(job, t) === undefined ? undefined : explainJobCommand;
}

import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import { DisposableStore } from '../../core/disposable';
import type { Job } from '../../core/job';
import type { JobChange, Jobs } from '../../core/jobs';
import { once } from '../../core/late/once';
import { soon } from '../soon';
import { jobOrderChanges } from './jobOrder';
import type { Known } from '../words/explainFailure';
import type { JobRow } from './jobRow';
import type { NestedJobs } from './nestedJobs';
import { ReadRow } from './readRow';

/** The jobs as rows, whose look is loaded when the view is first seen. Refreshes the row that changed, and all of them only when the order does. */
export class JobsTree implements vscode.TreeDataProvider<JobRow>, Disposable {
  readonly #jobs: Jobs;
  readonly #known: () => Promise<Known>;
  readonly #store = new DisposableStore();
  readonly #changes = this.#store.add(new vscode.EventEmitter<JobRow | undefined>());
  /** As it was drawn last. */
  #nested: NestedJobs | undefined;
  readonly #rows = new Map<string, JobRow>();
  readonly #read = new ReadRow(Date.now);
  /** Rows to draw again; `undefined` stands for all of them. */
  readonly #stale = new Set<JobRow | undefined>();
  readonly #tooltips = once(async () => {
    const { JobTooltips } = await import('./jobItem');
    return this.#store.add(
      new JobTooltips((id) => {
        const row = this.#rows.get(id);
        if (row !== undefined) {
          this.#changes.fire(row);
        }
      }),
    );
  });
  readonly onDidChangeTreeData = this.#changes.event;

  constructor(jobs: Jobs, known: () => Promise<Known>) {
    this.#jobs = jobs;
    this.#known = known;
    this.#store.add(
      jobs.onDidChange((change) => {
        this.#follow(change);
      }),
    );
  }

  dispose(): void {
    this.#store.dispose();
  }

  async getChildren(row?: JobRow): Promise<JobRow[]> {
    const { nestedJobs } = await import('./jobItem');
    if (row === undefined) {
      this.#nested = nestedJobs(this.#jobs.list());
    }
    const jobs = row === undefined ? this.#nested?.roots : this.#nested?.edits.get(row.jobId);
    return (jobs ?? []).map((job) => this.#rowOf(job));
  }

  async getTreeItem(row: JobRow): Promise<vscode.TreeItem> {
    const { jobItem } = await import('./jobItem');
    const job = this.#jobs.get(row.jobId);
    return job === undefined
      ? new vscode.TreeItem('')
      : jobItem(job, row, {
          typicalDuration: this.#jobs.typicalDuration(job.request.model),
          hasEdits: this.#nested?.edits.has(job.id) === true,
        });
  }

  /** Tooltips are made when they are looked at. */
  async resolveTreeItem(item: vscode.TreeItem, { jobId }: JobRow): Promise<vscode.TreeItem> {
    this.#read.look(jobId);
    const job = this.#jobs.get(jobId);
    if (job !== undefined) {
      item.tooltip = await (await this.#tooltips()).of(job, await this.#known());
    }
    return item;
  }

  getParent({ jobId }: JobRow): JobRow | undefined {
    const parent = this.#nested?.parents.get(jobId);
    return parent === undefined ? undefined : this.#rowOf(parent);
  }

  /** Draws the rows of these jobs again, as time has passed; with a row its tooltip would go that is being read. */
  refresh(jobs: readonly Job[]): void {
    for (const job of jobs.filter(({ id }) => !this.#read.is(id))) {
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
}

import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import { DisposableStore } from '../../core/disposable';
import { expiryOf, isActive } from '../../core/job';
import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import { soon } from '../soon';
import type { Known } from '../words/explainFailure';
import { runningCount, runningText } from '../words/runningText';
import { JobsTree } from './jobsTree';
import { RowDrag } from './rowDrag';
import { RunningTick } from './runningTick';

/**
 * ms between two drawings of a row that runs, and of one whose result is at Segmind for some time yet. A tooltip that is about to
 * be shown goes with each.
 */
const [runningPace, expiringPace] = [2_000, 30_000];

/** The jobs view: rows, badge, and a clock that ticks only while somebody can see a row whose time passes. */
export function showJobsView(jobs: Jobs, known: () => Promise<Known>): Disposable {
  const store = new DisposableStore();
  const tree = store.add(new JobsTree(jobs, known));
  const view = store.add(
    vscode.window.createTreeView('qwenImage.jobs', {
      treeDataProvider: tree,
      dragAndDropController: new RowDrag(jobs),
      showCollapseAll: false,
    }),
  );
  // Rows whose words depend on the time; one whose result has just expired is drawn once more.
  let timed: readonly Job[] = [];
  const timedNow = (): readonly Job[] => {
    const now = Date.now();
    return jobs.list().filter((job) => isActive(job) || (expiryOf(job) ?? 0) > now);
  };
  const tick = store.add(
    new RunningTick(() => {
      tree.refresh(timed);
      update();
    }),
  );
  let shown = 0;
  const update = (): void => {
    if (store.isDisposed) {
      return;
    }
    const count = runningCount(jobs.list());
    timed = view.visible ? timedNow() : [];
    tick.want(timed.length === 0 ? undefined : count > 0 ? runningPace : expiringPace);
    if (count !== shown) {
      shown = count;
      view.badge = count === 0 ? undefined : { value: count, tooltip: runningText(count, vscode.l10n.t) };
    }
  };
  store.add(jobs.onDidChange(soon(update)));
  store.add(view.onDidChangeVisibility(update));
  update();
  return store;
}

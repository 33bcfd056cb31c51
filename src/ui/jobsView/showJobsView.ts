import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import { DisposableStore } from '../../core/disposable';
import { isActive } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import { soon } from '../soon';
import { runningCount, runningText } from '../words/runningText';
import { JobsTree } from './jobsTree';
import { RowDrag } from './rowDrag';
import { RunningTick } from './runningTick';

/** The jobs view: rows, badge, and a clock that ticks only while somebody can see a running row. */
export function showJobsView(jobs: Jobs): Disposable {
  const store = new DisposableStore();
  const tree = store.add(new JobsTree(jobs));
  const view = store.add(
    vscode.window.createTreeView('qwenImage.jobs', {
      treeDataProvider: tree,
      dragAndDropController: new RowDrag(jobs),
      showCollapseAll: false,
    }),
  );
  const running = (): ReturnType<Jobs['list']> => jobs.list().filter(isActive);
  const tick = store.add(
    new RunningTick(() => {
      tree.refresh(running());
    }),
  );
  let shown = 0;
  const update = (): void => {
    if (store.isDisposed) {
      return;
    }
    const count = runningCount(jobs.list());
    tick.want(view.visible && count > 0);
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

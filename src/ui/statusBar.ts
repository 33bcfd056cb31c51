import * as vscode from 'vscode';
import type { Disposable } from '../core/disposable';
import { DisposableStore } from '../core/disposable';
import type { Jobs } from '../core/jobs';
import { soon } from './soon';
import { runningCount, runningText } from './words/runningText';

/** Shows how many jobs run; nothing while none does. A click leads to the jobs view. */
export function showStatusBar(jobs: Jobs): Disposable {
  const store = new DisposableStore();
  const item = store.add(
    vscode.window.createStatusBarItem('qwenImage.running', vscode.StatusBarAlignment.Left, 0),
  );
  item.name = vscode.l10n.t('Qwen Image Jobs');
  item.command = 'qwenImage.jobs.focus';
  const update = (): void => {
    if (store.isDisposed) {
      return;
    }
    const count = runningCount(jobs.list());
    if (count === 0) {
      item.hide();
      return;
    }
    const spoken = runningText(count, vscode.l10n.t);
    item.text = `$(sync~spin) ${count}`;
    item.tooltip = spoken;
    item.accessibilityInformation = { label: spoken };
    item.show();
  };
  store.add(jobs.onDidChange(soon(update)));
  update();
  return store;
}

import * as vscode from 'vscode';
import { DisposableStore } from '../../core/disposable';
import type { Disposable } from '../../core/disposable';
import type { CommandHandler } from '../commands/commandIds';
import { Refusal } from '../refusal';
import { explainFinding } from './explainFinding';
import { AssetProblems } from './assetProblems';
import { checkProject } from './checkProject';
import type { CheckServices } from './checkProject';
import { checkReport } from './checkReport';
import type { CheckResult } from './finding';

const t = vscode.l10n.t;

/** Checks the workspace's pictures and references, shows what is wrong, and returns it in plain sentences. */
export function checkAssets(
  services: ConstructorParameters<typeof AssetProblems>[0] & CheckServices,
): { readonly run: CommandHandler } & Disposable {
  const held = new DisposableStore();
  let problems: AssetProblems | undefined;
  return {
    run: async () => {
      if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
        throw new Refusal(t('No folder is open, so there is nothing to check.'), ['openFolder']);
      }
      const result = await withProgress(services);
      if (result === undefined) {
        return undefined;
      }
      problems ??= held.add(new AssetProblems(services));
      problems.show(result.findings);
      // Not waited for: who called wants the findings, and a person may leave the message alone.
      void tell(result);
      return result.findings.map((finding) => ({ kind: finding.kind, message: explainFinding(finding) }));
    },
    dispose: () => {
      held.dispose();
    },
  };
}

function withProgress(services: CheckServices): Thenable<CheckResult | undefined> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress(
    { location, title: t('Checking assets'), cancellable: true },
    (progress, token) => {
      let told = 0;
      return checkProject(services, token, (done) => {
        const percent = Math.floor(done * 100);
        if (percent > told) {
          progress.report({ increment: percent - told });
          told = percent;
        }
      });
    },
  );
}

async function tell(result: CheckResult): Promise<void> {
  const { findings } = result;
  const report = t('Show Report');
  const show = t('Show Problems');
  const picked =
    findings.length === 0
      ? await vscode.window.showInformationMessage(t('All references and records are in order.'), report)
      : await vscode.window.showWarningMessage(
          findings.length === 1 ? t('One thing is wrong.') : t('{0} things are wrong.', findings.length),
          ...[show, report],
        );
  if (picked === show) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  } else if (picked === report) {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'markdown', content: checkReport(result) }),
    );
  }
}

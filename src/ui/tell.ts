import * as vscode from 'vscode';
import type { Job } from '../core/job';
import type { Log } from '../core/log';
import { causeOf } from './jobError';
import { stepLabel } from './step';
import type { Step } from './step';
import { explainError } from './words/explainFailure';
import type { Explanation } from './words/explainFailure';
import { unlinked } from './words/unlinked';

/** Does a step; `jobs` are those it is about, none when it is about no job. */
export type PerformStep = (step: Step, jobs: readonly Job[], setting?: string) => Promise<void>;

/** Shows a sentence with its next steps as buttons, and does the one that is chosen. */
export type Tell = (severity: Severity, explanation: Explanation, jobs?: readonly Job[]) => Promise<void>;

export type Severity = 'info' | 'warning' | 'error';

/** VS Code shows no more than a few buttons well. */
const mostButtons = 4;

/** For where nobody can wait for an answer; a step that fails goes to the log. Never rejects. */
export function createTell(performStep: PerformStep, log: Log): Tell {
  return async (severity, explanation, jobs = []) => {
    try {
      await showWithSteps(severity, explanation, jobs, performStep);
    } catch (error) {
      log.error('A next step failed', causeOf(error));
      void vscode.window.showErrorMessage(explainError(error, vscode.l10n.t).message);
    }
  };
}

async function showWithSteps(
  severity: Severity,
  { message, steps, setting }: Explanation,
  jobs: readonly Job[],
  performStep: PerformStep,
): Promise<void> {
  const items = steps.slice(0, mostButtons).map((step) => ({ title: stepLabel(step, vscode.l10n.t), step }));
  const picked = await show(severity, unlinked(message), items);
  if (picked !== undefined) {
    await performStep(picked.step, jobs, setting);
  }
}

type StepItem = vscode.MessageItem & { readonly step: Step };

function show(
  severity: Severity,
  message: string,
  items: readonly StepItem[],
): Thenable<StepItem | undefined> {
  switch (severity) {
    case 'info':
      return vscode.window.showInformationMessage(message, ...items);
    case 'warning':
      return vscode.window.showWarningMessage(message, ...items);
    case 'error':
      return vscode.window.showErrorMessage(message, ...items);
  }
}

import * as vscode from 'vscode';
import type { Job } from '../core/job';
import type { Log } from '../core/log';
import { Refusal } from './refusal';
import { stepLabel } from './step';
import type { Step } from './step';
import type { Explanation } from './words/explainFailure';

/** Does a step; `jobs` are those it is about, none when it is about no job. */
export type PerformStep = (step: Step, jobs: readonly Job[], setting?: string) => Promise<void>;

export type TellFailure = (explanation: Explanation, error: unknown) => Promise<void>;

/** VS Code shows no more than a few buttons well. */
const mostButtons = 4;

/** Shows a sentence with its next steps as buttons, and does the one that is chosen. Never rejects. */
export function createTellFailure(performStep: PerformStep, log: Log): TellFailure {
  return async (explanation, error) => {
    // A refusal is an answer to the person, not an event.
    if (!(error instanceof Refusal)) {
      log.error('A command failed', error);
    }
    try {
      await showWithSteps('error', explanation, [], performStep);
    } catch (stepError) {
      log.error('A next step failed', stepError);
    }
  };
}

export async function showWithSteps(
  severity: 'info' | 'warning' | 'error',
  { message, steps, setting }: Explanation,
  jobs: readonly Job[],
  performStep: PerformStep,
): Promise<void> {
  const items = steps.slice(0, mostButtons).map((step) => ({ title: stepLabel(step, vscode.l10n.t), step }));
  const picked = await show(severity, message, items);
  if (picked !== undefined) {
    await performStep(picked.step, jobs, setting);
  }
}

type StepItem = vscode.MessageItem & { readonly step: Step };

function show(
  severity: 'info' | 'warning' | 'error',
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

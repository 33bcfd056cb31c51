import * as vscode from 'vscode';
import type { Disposable } from '../core/disposable';
import type { Jobs } from '../core/jobs';
import type { Log } from '../core/log';
import { parseJobId } from './commands/commandArguments';
import { explainJobCommand } from './commands/commandIds';
import { argumentReader } from './commands/commandTools';
import type { PerformStep } from './tellFailure';
import { showWithSteps } from './tellFailure';
import { explainJob } from './words/explainFailure';

/** The click on a row that has no picture: says why, and what can be done. */
export function registerExplainJob(jobs: Jobs, performStep: PerformStep, log: Log): Disposable {
  return vscode.commands.registerCommand(explainJobCommand, (...args: readonly unknown[]) => {
    const job = jobs.get(parseJobId(args, argumentReader) ?? '');
    const explanation = job === undefined ? undefined : explainJob(job, vscode.l10n.t);
    if (job === undefined || explanation === undefined) {
      return;
    }
    const severity = job.state === 'failed' ? 'error' : 'warning';
    showWithSteps(severity, explanation, [job], performStep).catch((error: unknown) => {
      log.error('A next step failed', error);
    });
  });
}

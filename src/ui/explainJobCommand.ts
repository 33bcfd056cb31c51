import * as vscode from 'vscode';
import type { Disposable } from '../core/disposable';
import type { Jobs } from '../core/jobs';
import { parseJobId } from './commands/commandArguments';
import { explainJobCommand } from './commands/commandIds';
import { argumentReader } from './commands/commandTools';
import type { Tell } from './tell';
import { explainJob } from './words/explainFailure';

/** The click on a row that has no picture: says why, and what can be done. */
export function registerExplainJob(jobs: Jobs, tell: Tell): Disposable {
  return vscode.commands.registerCommand(explainJobCommand, (...args: readonly unknown[]) => {
    const job = jobs.get(parseJobId(args, argumentReader) ?? '');
    const explanation = job === undefined ? undefined : explainJob(job, vscode.l10n.t);
    if (job !== undefined && explanation !== undefined) {
      void tell(job.state === 'failed' ? 'error' : 'warning', explanation, [job]);
    }
  });
}

import * as vscode from 'vscode';
import type { BalanceMovement } from '../../core/balanceMovement';
import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import type { CommandHandler } from './commandIds';
import { chooseJob } from './commandTools';

const t = vscode.l10n.t;

/**
 * Looks at the account again and says what that tells of a request whose answer was lost. Returns it.
 * @param lookAgain looks, and tells what is known of the jobs then
 */
export function checkCharge(
  jobs: Jobs,
  lookAgain: (about: readonly Job[]) => Promise<void>,
  movementOf: (job: Job) => BalanceMovement | undefined,
): CommandHandler {
  return async (...args) => {
    const job = await chooseJob(jobs, args, ['checkCharge'], t('Which request got no answer?'));
    if (job === undefined) {
      return undefined;
    }
    await lookAgain([job]);
    return movementOf(job);
  };
}

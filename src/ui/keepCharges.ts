import type { Disposable } from '../core/disposable';
import { spendingOf } from '../core/job';
import type { Jobs } from '../core/jobs';
import type { Log } from '../core/log';
import type { Counter } from './counter';

/** Keeps what removed jobs cost, which the account's balance is read with. Loads the book only when one goes that may have cost. */
export function keepCharges(
  jobs: Pick<Jobs, 'onDidChange'>,
  counter: () => Promise<Pick<Counter, 'rememberCharge'>>,
  log: Log,
): Disposable {
  return jobs.onDidChange(({ kind, job }) => {
    if (kind === 'removed' && spendingOf(job) !== 'none') {
      counter().then(
        (open) => {
          open.rememberCharge(job);
        },
        (error: unknown) => {
          log.error('What a removed job cost could not be kept', error);
        },
      );
    }
  });
}

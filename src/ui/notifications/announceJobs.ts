import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import type { Log } from '../../core/log';
import { Announcer } from './announcer';

/** Messages about jobs that ended; those that end together are told together. */
export function announceJobs(
  jobs: Jobs,
  tell: (ended: readonly Job[]) => Promise<void>,
  log: Log,
): Announcer {
  return new Announcer({
    jobs,
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return {
        dispose: () => {
          clearTimeout(timer);
        },
      };
    },
    tell: (ended) => {
      tell(ended).catch((error: unknown) => {
        log.error('A message could not be shown', error);
      });
    },
  });
}

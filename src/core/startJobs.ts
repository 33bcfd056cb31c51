import type { Clock } from './clock';
import type { Disposable } from './disposable';
import type { Log } from './log';
import type { Tracker } from './tracker';

export interface StartPorts {
  readonly jobs: Pick<Tracker, 'start'>;
  /** Tells a person that some jobs are not known. */
  readonly tell: () => Promise<void>;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly log: Log;
}

/** ms between tries to read: each pause is twice the one before, up to the longest. */
const [firstPause, longestPause] = [1_000, 60_000];

/**
 * Reads the jobs, with pauses, until all are known: one that is not is watched by nobody. Not loaded late: what keeps the disk from
 * giving records may keep it from giving code.
 */
export function startJobs({ jobs, tell, clock, log }: StartPorts): Disposable {
  const lifetime = new AbortController();
  const run = async (): Promise<void> => {
    let unread: readonly string[] | undefined;
    let isTold = false;
    for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
      try {
        unread = await jobs.start(unread);
        if (unread.length === 0) {
          return;
        }
        log.error(`${unread.length} jobs could not be read; trying again`);
      } catch (error) {
        log.error('The jobs could not be read; trying again', error);
      }
      // What is over in a moment is nobody's worry.
      if (pause > firstPause && !isTold) {
        isTold = true;
        tell().catch((error: unknown) => {
          isTold = false;
          log.error('That jobs could not be read could not be told', error);
        });
      }
      await clock.sleep(pause, lifetime.signal);
    }
  };
  run().catch((error: unknown) => {
    if (!lifetime.signal.aborted) {
      log.error('The jobs are not read any more', error);
    }
  });
  return {
    dispose: () => {
      lifetime.abort(new Error('The window is closing.'));
    },
  };
}

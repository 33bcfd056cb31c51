import { isActive } from '../../core/job';
import type { Jobs } from '../../core/jobs';

/** Resolves when none of the jobs is at work any more, or when the signal aborts. Never rejects. */
export function untilAtRest(
  jobs: Pick<Jobs, 'get' | 'onDidChange'>,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const isAtRest = (): boolean =>
    ids.every((id) => {
      const job = jobs.get(id);
      return job === undefined || !isActive(job);
    });
  if (isAtRest() || signal.aborted) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const end = (): void => {
      subscription.dispose();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const subscription = jobs.onDidChange(() => {
      if (isAtRest()) {
        end();
      }
    });
    signal.addEventListener('abort', end);
  });
}

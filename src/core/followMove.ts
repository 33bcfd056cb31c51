import { advance } from './advance';
import type { JobBook } from './jobBook';
import type { JobRuns } from './jobRuns';
import type { Log } from './log';

export interface MoveSurroundings {
  readonly book: JobBook;
  readonly runs: JobRuns;
  readonly log: Log;
}

/**
 * Lets all jobs know of a file's, or folder's, new address. What is under way here is interrupted for that, and goes on; what
 * another window works on stays as it is. A job whose record cannot be written keeps the old address.
 */
export async function followMove(
  { book, runs, log }: MoveSurroundings,
  from: string,
  to: string | undefined,
): Promise<void> {
  const event = { kind: 'moved', from, to } as const;
  const touched = book.list().filter((job) => advance(job, event) !== job);
  for (const { id } of touched) {
    try {
      await runs.lead(id, async () => {
        if (!(await runs.take(id))) {
          return;
        }
        try {
          const job = await book.takeOver(id);
          if (job !== undefined) {
            await book.record(id, event);
          }
        } finally {
          await runs.startOrRelease(id);
        }
      });
    } catch (error) {
      log.warn(`Job ${id} keeps the old address of a file that was renamed`, error);
    }
  }
}

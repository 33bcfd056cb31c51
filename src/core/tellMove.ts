import { isActive } from './job';
import type { Jobs } from './jobs';
import type { Log } from './log';
import { movedJob } from './movedJob';
import type { Move, Moves } from './ports/moves';

/** Tells those who work on jobs elsewhere, after the jobs that could be had here have followed. Never rejects. */
export async function tellMove(
  { from, to }: Move,
  { jobs, moves, log }: { jobs: Pick<Jobs, 'list'>; moves: () => Promise<Moves>; log: Log },
): Promise<void> {
  for (const job of jobs.list().filter((each) => isActive(each) && movedJob(each, from, to) !== each)) {
    try {
      await (await moves()).tell(job.id, { from, to });
    } catch (error) {
      log.warn(`Job ${job.id}, which another window works on, keeps the old address of a file`, error);
    }
  }
}

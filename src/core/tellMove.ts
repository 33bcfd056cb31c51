import { isActive } from './job';
import type { Job } from './job';
import type { Jobs } from './jobs';
import type { Log } from './log';
import { movedJob } from './movedJob';
import type { Move, Moves } from './ports/moves';

/** Tells those who work on jobs elsewhere, after the jobs that could be had here have followed. Never rejects. */
export async function tellMove(
  { from, to }: Move,
  { jobs, moves, log }: { jobs: Pick<Jobs, 'list'>; moves: () => Promise<Moves>; log: Log },
): Promise<void> {
  for (const job of jobs.list().filter(isActive)) {
    try {
      if (await concerns(job, { from, to }, moves)) {
        await (await moves()).tell(job.id, { from, to });
      }
    } catch (error) {
      log.warn(`Job ${job.id}, which another window works on, keeps the old address of a file`, error);
    }
  }
}

/** Also one that was told of a move before, and has not followed yet: a second move, or the way back, is one of the new address. */
async function concerns(job: Job, { from, to }: Move, moves: () => Promise<Moves>): Promise<boolean> {
  const told = await (await moves()).toldOf(job.id);
  const followed = told.reduce((moved, each) => movedJob(moved, each.from, each.to), job);
  return movedJob(followed, from, to) !== followed;
}

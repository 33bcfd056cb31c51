import { EditParents } from '../../core/editParents';
import type { Job } from '../../core/job';
import { jobRank, orderJobs } from './jobOrder';

/** The jobs view's rows: which stand by themselves, and which below others. */
export interface NestedJobs {
  readonly roots: readonly Job[];
  /** Oldest first, by the id of the job that they were made from. */
  readonly edits: ReadonlyMap<string, readonly Job[]>;
  /** The row above, by the id of the row. */
  readonly parents: ReadonlyMap<string, Job>;
}

/**
 * Finished edits lie below what they were made from; what runs or needs a person is never hidden in there. A chain stands where
 * its newest step would: what was made last is found at the top. @param jobs newest first
 */
export function nestedJobs(jobs: readonly Job[]): NestedJobs {
  const known = new EditParents(jobs);
  const parents = new Map<string, Job>();
  const edits = new Map<string, Job[]>();
  for (const job of jobs) {
    const parent = job.state === 'saved' ? known.of(job) : undefined;
    if (parent !== undefined) {
      parents.set(job.id, parent);
      edits.set(parent.id, [job, ...(edits.get(parent.id) ?? [])]);
    }
  }
  const rootOf = (job: Job): Job => {
    let root = job;
    for (let above = parents.get(root.id); above !== undefined; above = parents.get(root.id)) {
      root = above;
    }
    return root;
  };
  const resting = jobs.filter((job) => jobRank(job) === 2).map(rootOf);
  const others = jobs.filter((job) => jobRank(job) !== 2);
  return { roots: [...orderJobs(others), ...new Set(resting)], edits, parents };
}

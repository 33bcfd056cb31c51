import type { Job } from '../../core/job';
import type { PanelFiles } from './panelFiles';
import type { RecordedJobs } from './recordedJobs';
import type { Stars } from './stars';
import type { Thumbnails } from './thumbnails';

/** ms for which an input picture that no job names is kept: it may be chosen in a form that is not sent yet. */
const inputRest = 24 * 3_600_000;

export interface Keepings {
  readonly files: PanelFiles;
  readonly stars: Stars;
  readonly thumbnails: Thumbnails;
}

/** What is known of the jobs of all windows. */
export interface JobsKnown {
  /** What is on disk; `undefined` when that cannot be told. */
  readonly recorded: () => Promise<RecordedJobs | undefined>;
  readonly list: () => readonly Job[];
}

/**
 * Deletes what was kept for jobs that are gone: stars and thumbnails, and input pictures that no job would need to be run
 * again. Answers whether it came to an end; where the jobs are not known yet it had better wait.
 *
 * @param now ms since the epoch
 */
export async function removeLeftovers(kept: Keepings, jobs: JobsKnown, now: number): Promise<boolean> {
  const inputs = await kept.files.list('inputs');
  // Listed before the records, so that nothing of a job that is made meanwhile looks left over.
  await Promise.all([kept.stars.load(), kept.thumbnails.load()]);
  const recorded = await jobs.recorded();
  if (recorded === undefined) {
    return false;
  }
  const list = jobs.list();
  const known = new Set([...recorded.whole, ...recorded.unreadable, ...list.map((job) => job.id)]);
  await Promise.all([kept.stars.keepOnly(known), kept.thumbnails.keepOnly(known)]);
  const listed = new Set(list.map((job) => job.id));
  if ([...recorded.whole].some((id) => !listed.has(id))) {
    return false;
  }
  const needed = new Set(list.flatMap(inputsOf));
  for (const name of inputs) {
    const path = `inputs/${name}`;
    if (!needed.has(kept.files.uri(path)) && now - ((await kept.files.modified(path)) ?? now) > inputRest) {
      await kept.files.remove(path);
    }
  }
  return true;
}

/**
 * Deletes what was kept for a job that nobody knows any more. One whose record is there is not gone: a later release may have
 * written it, or it was set aside. Where that cannot be told, nothing is deleted.
 */
export async function forgetJob(
  kept: Pick<Keepings, 'stars' | 'thumbnails'>,
  { recorded }: Pick<JobsKnown, 'recorded'>,
  jobId: string,
): Promise<void> {
  const records = await recorded();
  if (records === undefined || records.whole.has(jobId) || records.unreadable.has(jobId)) {
    return;
  }
  await kept.thumbnails.forget(jobId);
  if (kept.stars.has(jobId)) {
    await kept.stars.set(jobId, false);
  }
}

function inputsOf(job: Job): readonly string[] {
  return Object.values(job.request.images).flatMap((image) => (image.kind === 'file' ? [image.uri] : []));
}

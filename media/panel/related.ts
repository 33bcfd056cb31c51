import type { JobView } from '../../src/protocol/jobView';

/** The variations of a result (same words, same source), what it was made from, and what was made from it; oldest first. */
export function relatedJobs(job: JobView, jobs: readonly JobView[]): readonly JobView[] {
  const own = new Set(job.pictures.map((picture) => picture.uri));
  return jobs
    .filter(
      (other) =>
        other.state === 'saved' &&
        (other.id === job.id ||
          (other.prompt === job.prompt &&
            other.model === job.model &&
            other.source?.uri === job.source?.uri) ||
          (other.source !== undefined && own.has(other.source.uri)) ||
          other.pictures.some((picture) => picture.uri === job.source?.uri)),
    )
    .sort((one, another) => one.createdAt - another.createdAt);
}

import type { JobView } from '../../src/protocol/jobView';

/** The variations of a result (same words, same source), what it was made from, and what was made from it; oldest first. */
export function relatedJobs(job: JobView, jobs: readonly JobView[]): readonly JobView[] {
  const own = new Set(job.pictures.map((picture) => picture.uri));
  return jobs
    .filter(
      (other) =>
        other.state === 'saved' &&
        (other.id === job.id ||
          (hasSameWords(other, job) && other.model === job.model && other.source?.uri === job.source?.uri) ||
          (other.source !== undefined && own.has(other.source.uri)) ||
          other.pictures.some((picture) => picture.uri === job.source?.uri)),
    )
    .sort((one, another) => one.createdAt - another.createdAt);
}

/** As they were sent, or as they were written: `{red|green} fox` is sent as different words. */
function hasSameWords(one: JobView, other: JobView): boolean {
  return (
    one.prompt === other.prompt ||
    (one.promptAsWritten !== undefined && one.promptAsWritten === other.promptAsWritten)
  );
}

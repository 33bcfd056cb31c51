import type { JobView, PictureView } from '../../src/protocol/jobView';

/** What a tile stands for: one picture of a job, or a job that has none. */
export interface Result {
  /** Names the result as long as its job lives: the job's id, followed by the place of a picture after the first. */
  readonly key: string;
  readonly job: JobView;
  readonly index: number;
  readonly picture: PictureView | undefined;
}

export function resultsOf(job: JobView): readonly Result[] {
  return job.pictures.length < 2
    ? [{ key: job.id, job, index: 0, picture: job.pictures[0] }]
    : job.pictures.map((picture, index) => ({ key: keyOf(job.id, index), job, index, picture }));
}

/** Finds the result that a key names, as its job stands now. */
export function findResult(jobs: readonly JobView[], key: string | undefined): Result | undefined {
  if (key === undefined) {
    return undefined;
  }
  const [id = '', place = '0'] = key.split(separator);
  const job = jobs.find((candidate) => candidate.id === id);
  return job === undefined ? undefined : resultsOf(job).find(({ index }) => index === Number(place));
}

/** Ids of jobs are made of letters, digits and hyphens. */
const separator = '~';

function keyOf(id: string, index: number): string {
  return index === 0 ? id : `${id}${separator}${index}`;
}

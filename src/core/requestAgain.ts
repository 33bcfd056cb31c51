import type { Job } from './job';
import type { JobRequest } from './jobRequest';
import type { RandomSource } from './ports/randomSource';
import { withNewSeed } from './seed';

/**
 * The request of a job once more, with another seed. A placeholder that a picture has taken the place of is none any more: the next
 * one goes beside it.
 * @param jobs all that are known
 */
export function requestAgain(
  { request }: Job,
  random: RandomSource,
  jobs: readonly Job[],
  images = request.images,
): JobRequest {
  const { replaces, ...place } = request.destination;
  const isFilled =
    replaces?.isPlaceholder === true &&
    jobs.some((job) => job.state === 'saved' && job.files.includes(replaces.uri));
  return withNewSeed({ ...request, images, destination: isFilled ? place : request.destination }, random);
}

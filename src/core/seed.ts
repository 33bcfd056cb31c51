import { findModel } from './catalogue';
import type { JobRequest } from './jobRequest';
import { maximumSafeSeed } from './models/limits';
import type { RandomSource } from './ports/randomSource';

/** A seed that every model takes: 0 to 2^31 - 1. Drawn here, so that every picture can be made again. */
export function drawSeed(random: RandomSource): number {
  return random.integer(maximumSafeSeed);
}

/** The seed of a variation, counted from 0, of those that count up from a seed that was given. */
export function countedSeed(given: number, index: number, maximum: number): number {
  return given + index <= maximum ? given + index : given + index - maximum - 1;
}

/** The same words once more, with another seed. */
export function withNewSeed(request: JobRequest, random: RandomSource): JobRequest {
  const seedName = findModel(request.model)?.parameters.find((parameter) => parameter.kind === 'seed')?.name;
  if (seedName === undefined) {
    return request;
  }
  // From another seed, the choices in it would lead to other words.
  const { promptAsWritten: _left, ...words } = request;
  return { ...words, parameters: { ...request.parameters, [seedName]: drawSeed(random) } };
}

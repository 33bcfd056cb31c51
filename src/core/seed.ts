import { maximumSafeSeed } from './models/limits';
import type { RandomSource } from './ports/randomSource';

/** A seed that every model takes: 0 to 2^31 - 1. Drawn here, so that every picture can be made again. */
export function drawSeed(random: RandomSource): number {
  return random.integer(maximumSafeSeed);
}

import { randomInt, randomUUID } from 'node:crypto';
import type { RandomSource } from '../core/ports/randomSource';

/** `randomInt` takes ranges below this. */
const widest = 2 ** 48 - 1;

export const systemRandom: RandomSource = {
  id: () => randomUUID(),
  integer: (maximum) => randomInt(0, Math.min(maximum, widest - 1) + 1),
};

import { expect } from '../../src/core/durations';
import { nextLook } from '../../src/core/pollSchedule';

/** Milliseconds from one look to the next, given the time since submitting and how many looks there were. */
export type Strategy = (elapsed: number, looks: number, expected: ReturnType<typeof expect>) => number;

export const strategies: Readonly<Record<string, Strategy>> = {
  'this extension': (elapsed, _looks, expected) => nextLook(elapsed, expected),
  'fixed 1 s (Segmind SDK)': (_elapsed, looks) => (looks === 0 ? 0 : 1_000),
  'fixed 0.5 s (replicate, fal)': (_elapsed, looks) => (looks === 0 ? 0 : 500),
  'back-off 1 s doubling to 20 s (AWS)': (_elapsed, looks) =>
    looks === 0 ? 0 : Math.min(20_000, 1_000 * 2 ** (looks - 1)),
};

export interface Outcome {
  /** Mean number of requests a job: the submission, the looks and the fetching of the result. */
  readonly requests: number;
  /** Milliseconds between completion and its detection that 95 of 100 jobs stay under. */
  readonly detection95: number;
}

/** Each round trip, in ms. */
const latency = 150;
const jobs = 4_000;

/** Many jobs whose true times are lognormal around `typical * factor`, while `typical` is what is expected. */
export function simulate(strategy: Strategy, typical: number, factor: number, random: () => number): Outcome {
  const expected = expect(typical, []);
  const detections: number[] = [];
  let requests = 0;
  for (let job = 0; job < jobs; job += 1) {
    const duration = typical * factor * Math.exp(0.2 * normal(random));
    let elapsed = latency;
    let looks = 0;
    for (;;) {
      elapsed += strategy(elapsed, looks, expected);
      looks += 1;
      const asked = elapsed + latency / 2;
      elapsed += latency;
      if (asked >= duration) {
        break;
      }
    }
    requests += 1 + looks + 1;
    detections.push(elapsed - duration);
  }
  detections.sort((one, other) => one - other);
  return { requests: requests / jobs, detection95: detections[Math.floor(jobs * 0.95)] ?? Number.NaN };
}

/** Mulberry32: small, seeded, good enough for a simulation. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Box-Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

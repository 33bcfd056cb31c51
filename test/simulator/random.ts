import { createHash } from 'node:crypto';

/** A stream of numbers in [0, 1), the same for the same seed text. */
export type Random = () => number;

/** mulberry32 over a hash of the text: enough for pictures and durations, and the same on every machine. */
export function randomFrom(text: string): Random {
  let state = createHash('sha256').update(text).digest().readUInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A lognormal factor with median 1; `sigma` is the spread of its logarithm. */
export function lognormal(random: Random, sigma: number): number {
  const u = 1 - random();
  const v = random();
  return Math.exp(sigma * Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v));
}

/** `length` lower-case hex digits. */
export function hexFrom(random: Random, length: number): string {
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
}

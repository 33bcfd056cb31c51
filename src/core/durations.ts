import { findModel } from './catalogue';
import type { DurationStore } from './ports/durationStore';

/** When a model's answers come, in ms from submitting: half of them before `typical`, nearly none before `early`. */
export interface Expectation {
  readonly early: number;
  readonly typical: number;
  readonly late: number;
}

const remembered = 31;
/** How many observations the page's figure counts for: enough that one odd first job does not decide. */
const priorWeight = 4;
const priorSpread = 0.2;
const unknownModelTypical = 40_000;

/** Learns how long each model takes. Medians, so that a night in a queue does not spoil the estimate. */
export class Durations {
  readonly #store: DurationStore;
  readonly #observed: Map<string, readonly number[]>;

  constructor(store: DurationStore) {
    this.#store = store;
    this.#observed = new Map(
      Object.entries(store.load()).map(([model, durations]) => [model, durations.filter(isDuration)]),
    );
  }

  observe(model: string, milliseconds: number): void {
    if (!isDuration(milliseconds)) {
      return;
    }
    this.#observed.set(model, [...(this.#observed.get(model) ?? []), milliseconds].slice(-remembered));
    this.#store.save(Object.fromEntries(this.#observed));
  }

  expectation(model: string): Expectation {
    return expect(findModel(model)?.typicalDuration ?? unknownModelTypical, this.#observed.get(model) ?? []);
  }
}

/**
 * The page's figure and what was observed, as one estimate: the median, and a spread from the median absolute deviation of
 * logarithms (durations are skewed: twice as long is as likely as half).
 */
export function expect(prior: number, observed: readonly number[]): Expectation {
  const logs = [...observed.map(Math.log), ...Array.from({ length: priorWeight }, () => Math.log(prior))];
  const middle = median(logs);
  // 1.4826 makes the median absolute deviation of a normal distribution its standard deviation.
  const measured = 1.4826 * median(observed.map((value) => Math.abs(Math.log(value) - middle)));
  const trust = observed.length / (observed.length + priorWeight);
  const spread = clamp(trust * measured + (1 - trust) * priorSpread, 0.05, 0.6);
  return {
    early: Math.exp(middle - 1.645 * spread),
    typical: Math.exp(middle),
    late: Math.exp(middle + 1.645 * spread),
  };
}

function isDuration(milliseconds: number): boolean {
  return Number.isFinite(milliseconds) && milliseconds > 0;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[sorted.length >> 1] ?? 0;
  const lower = sorted[(sorted.length - 1) >> 1] ?? 0;
  return (upper + lower) / 2;
}

function clamp(value: number, minimum: number, maximum: number): number {
  return Math.min(maximum, Math.max(minimum, value));
}

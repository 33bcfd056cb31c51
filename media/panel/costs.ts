import type { JobView } from '../../src/protocol/jobView';
import { t } from './words';

/** Average of what jobs of a model really cost, in US dollars; `undefined` until one is known. */
export function averageCost(jobs: readonly JobView[], model: string): number | undefined {
  const known = jobs.flatMap((job) => (job.model === model && job.cost !== undefined ? [job.cost] : []));
  return known.length === 0 ? undefined : known.reduce((sum, cost) => sum + cost, 0) / known.length;
}

/** Two digits as on a bill, more for less than a cent. */
export function money(dollars: number): string {
  const digits = dollars !== 0 && Math.abs(dollars) < 0.01 ? 4 : 2;
  return `$${dollars.toFixed(digits)}`;
}

export function costWords(average: number | undefined, count: number): string {
  return average === undefined ? t('Cost unknown yet') : t('About {0}', money(average * count));
}

/** What is known of a job's price. */
export interface Priced {
  readonly model: string;
  /** US dollars; missing is unknown. */
  readonly cost?: number;
}

/** Average of what jobs of a model really cost, in US dollars; `undefined` until one is known. */
export function averageCost(jobs: readonly Priced[], model: string): number | undefined {
  const known = jobs.flatMap((job) => (job.model === model && job.cost !== undefined ? [job.cost] : []));
  return known.length === 0 ? undefined : known.reduce((sum, cost) => sum + cost, 0) / known.length;
}

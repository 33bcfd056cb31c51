import type { SimulatorOptions } from '../simulator/options';

/** A Segmind that is done by the time of the poller's first look: for runs that nobody watches. */
export const swift: SimulatorOptions = {
  durationsMs: { 'qwen-image': 1200, 'qwen-image-edit': 1200 },
  spread: 0,
};

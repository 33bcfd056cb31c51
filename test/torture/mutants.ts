import type { Sabotage } from './shopWindow';

/** Mistakes on purpose, by name: each must be caught. */
export const mutants: Readonly<Record<string, Sabotage>> = {};

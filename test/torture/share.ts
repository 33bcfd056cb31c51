import fc from 'fast-check';
import { mutants } from './mutants';
import { play } from './play';
import { script } from './script';
import type { Script } from './script';
import type { Sabotage } from './shopWindow';
import type { StageFigures } from './stage';

export interface ShareResult {
  readonly worlds: number;
  readonly steps: number;
  readonly faults: number;
  readonly crashes: number;
  /** Kinds of steps that a window died at. */
  readonly crashedAt: readonly string[];
  /** What was broken, how to see it again, and the shortest script that breaks it. */
  readonly failure?: string;
}

/** Plays so many worlds; ends with the first that breaks a promise, made as small as can be. */
export async function runShare(worlds: number, seed: number, mutant?: string): Promise<ShareResult> {
  const figures: StageFigures = { steps: 0, crashes: 0, crashedAt: new Map() };
  const sabotage = sabotageOf(mutant);
  let faults = 0;
  let played = 0;
  const property = fc.asyncProperty(script, async (value: Script) => {
    const ending = await play(value, figures, sabotage);
    faults += ending.faults;
    played += 1;
    if (ending.violation !== undefined) {
      throw new Error(ending.violation);
    }
  });
  const details = await fc.check(property, {
    numRuns: worlds,
    seed,
    // A mutant only has to be caught.
    endOnFailure: mutant !== undefined,
    interruptAfterTimeLimit: 240_000,
  });
  const result = {
    worlds: played,
    steps: figures.steps,
    faults,
    crashes: figures.crashes,
    crashedAt: [...new Set([...figures.crashedAt.keys()].map((name) => name.replace(/ r\d+|\/r\d+$/, '')))],
  };
  if (!details.failed || details.counterexample === null) {
    return result;
  }
  const [smallest] = details.counterexample;
  const violation = details.errorInstance instanceof Error ? details.errorInstance.message : 'unknown';
  const path = details.counterexamplePath;
  return {
    ...result,
    failure:
      `BROKEN: ${violation}\n  after ${details.numRuns} worlds; replay with -- --seed ${details.seed} --path ${path}\n` +
      `  ${JSON.stringify(smallest)}`,
  };
}

/** Plays one world again and tells its story. */
export async function replay(seed: number, path: string, mutant?: string): Promise<void> {
  const sabotage = sabotageOf(mutant);
  const property = fc.asyncProperty(script, async (value: Script) => {
    const figures: StageFigures = { steps: 0, crashes: 0, crashedAt: new Map() };
    const ending = await play(value, figures, sabotage, true);
    console.log(JSON.stringify(value));
    console.log(ending.story.join('\n'));
    console.log(ending.violation === undefined ? 'Nothing is broken.' : `BROKEN: ${ending.violation}`);
  });
  await fc.check(property, { seed, path, numRuns: 1, endOnFailure: true });
}

function sabotageOf(mutant: string | undefined): Sabotage {
  const found = mutant === undefined ? {} : mutants[mutant];
  if (found === undefined) {
    throw new Error(`There is no mutant ${mutant ?? ''}.`);
  }
  return found;
}

import fc from 'fast-check';
import { systemDisk } from '../../src/host/disk';
import { JobLedger } from '../../src/host/jobLedger';
import { play } from './play';
import { script } from './script';
import type { Script } from './script';
import { newFigures } from './stage';
import type { StageFigures } from './stage';
import { sweep } from './sweep';
import type { SweepPart } from './sweep';

export interface ShareResult {
  readonly worlds: number;
  readonly steps: number;
  readonly faults: number;
  readonly crashes: number;
  readonly powerLosses: number;
  /** Steps from the click to the file that every journey was ended at. */
  readonly swept: number;
  /** Kinds of steps that a window died at. */
  readonly crashedAt: readonly string[];
  /** What was broken, how to see it again, and the shortest script that breaks it. */
  readonly failure?: string;
}

export interface ShareOptions {
  /** Milliseconds after which no further world is begun. */
  readonly limit?: number;
  /** Ends with the first failure instead of looking for the shortest script. */
  readonly isBrief?: boolean;
  readonly sweep?: SweepPart;
}

/** Plays so many worlds; ends with the first that breaks a promise, made as small as can be. */
export async function runShare(
  worlds: number,
  seed: number,
  options: ShareOptions = {},
): Promise<ShareResult> {
  await warmUp();
  const figures = newFigures();
  const swept = options.sweep === undefined ? undefined : await sweep(figures, options.sweep);
  if (swept?.failure !== undefined) {
    return {
      ...resultOf(figures),
      worlds: swept.worlds,
      faults: 0,
      swept: swept.steps,
      failure: swept.failure,
    };
  }
  let faults = 0;
  let played = swept?.worlds ?? 0;
  const property = fc.asyncProperty(script, async (value: Script) => {
    const ending = await play(value, figures);
    faults += ending.faults;
    played += 1;
    if (ending.violation !== undefined) {
      throw new Error(ending.violation);
    }
  });
  const details = await fc.check(property, {
    numRuns: worlds,
    seed,
    endOnFailure: options.isBrief ?? false,
    interruptAfterTimeLimit: options.limit ?? 540_000,
  });
  const result = { ...resultOf(figures), worlds: played, faults, swept: swept?.steps ?? 0 };
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

/** What is loaded late in `src` is loaded here, in real time, so that worlds have only their own. */
async function warmUp(): Promise<void> {
  const disk = { ...systemDisk, readText: () => Promise.resolve('{}'), readdir: () => Promise.resolve([]) };
  const leave = {
    link: () => Promise.resolve(),
    rm: () => Promise.resolve(),
    mkdir: () => Promise.resolve(undefined),
  };
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  await new JobLedger('/nowhere', log, undefined, { ...disk, ...leave }).read(
    '00000000-0000-4000-8000-000000000000',
  );
}

function resultOf(
  figures: StageFigures,
): Pick<ShareResult, 'steps' | 'crashes' | 'powerLosses' | 'crashedAt'> {
  const { steps, crashes, powerLosses } = figures;
  return { steps, crashes, powerLosses, crashedAt: [...figures.crashedAt.keys()] };
}

/** Plays one script and tells its story. */
export async function retell(text: string): Promise<void> {
  await warmUp();
  await tell(JSON.parse(text) as Script);
}

async function tell(value: Script): Promise<void> {
  const { story, violation } = await play(value, newFigures(), true);
  console.log(JSON.stringify(value));
  console.log(story.join('\n'));
  console.log(violation === undefined ? 'Nothing is broken.' : `BROKEN: ${violation}`);
}

/** Plays one world again and tells its story. */
export async function replay(seed: number, path: string): Promise<void> {
  await warmUp();
  const property = fc.asyncProperty(script, async (value: Script) => {
    await tell(value);
  });
  await fc.check(property, { seed, path, numRuns: 1, endOnFailure: true });
}

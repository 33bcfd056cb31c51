import { pictureOf } from './picture';
import { play } from './play';
import type { Deed, Finish, Script } from './script';
import { downloadEnds } from './segmind';
import type { BrokenDownload, PostKind } from './segmind';
import { newFigures } from './stage';
import type { StageFigures } from './stage';

export interface SweepResult {
  readonly worlds: number;
  /** Steps between the click and the file that were ended at. */
  readonly steps: number;
  readonly failure?: string;
}

interface Journey {
  readonly isEdit: boolean;
  readonly isSync: boolean;
  readonly hasLinks: boolean;
  readonly post: PostKind;
  /** The picture comes when nobody watches any more. */
  readonly isLate?: true;
  readonly finishing: Finish;
  readonly isReplacing?: true;
}

const journeys: readonly Journey[] = [
  { isEdit: false, isSync: false, hasLinks: true, post: 'accepted', finishing: 'full', isReplacing: true },
  { isEdit: true, isSync: false, hasLinks: false, post: 'accepted', finishing: 'smaller' },
  { isEdit: true, isSync: true, hasLinks: true, post: 'finished', finishing: 'disclosure' },
  { isEdit: false, isSync: true, hasLinks: false, post: 'finishedNameless', finishing: 'none' },
  { isEdit: false, isSync: false, hasLinks: true, post: 'accepted', finishing: 'none', isLate: true },
];

/** Which of the journeys are played, and at which of their steps they are ended. */
export interface SweepPart {
  readonly isPlayed: (journey: number) => boolean;
  /** 1: each. */
  readonly every: number;
  /** Of so many processes that share the steps, this one. */
  readonly part?: { readonly index: number; readonly of: number };
  /** Each step only in every other way, and the next step in the others. */
  readonly half?: number | undefined;
}

/** From the click to the file, disturbed at every single step; then the ways a download can break off, at each of its bytes. */
export async function sweep(
  figures: StageFigures,
  { isPlayed, every, part = { index: 0, of: 1 }, half }: SweepPart,
): Promise<SweepResult> {
  // In pairs, so that each process gets both halves.
  const isOurs = (count: number): boolean => (count >> 1) % part.of === part.index;
  let worlds = 0;
  let steps = 0;
  for (const [index, journey] of journeys.entries()) {
    if (!isPlayed(index)) {
      continue;
    }
    const length = await lengthOf(journey);
    const stride = journey.isLate === true ? 3 * every : every;
    for (let count = 0; count * stride < length; count += 1) {
      if (!isOurs(count)) {
        continue;
      }
      const step = count * stride;
      steps += 1;
      const ways = disturbancesAt(step).filter((_, way) => half === undefined || (count + way) % 2 === half);
      for (const disturbance of ways) {
        const script = scriptOf(journey, disturbance);
        const failure = await failureOf(script, figures, `at step ${step}`);
        worlds += 1;
        if (failure !== undefined) {
          return { worlds, steps, failure };
        }
      }
    }
    if (!journey.isSync && journey.isLate !== true) {
      for (const broken of breaks(every).filter((_, count) => isOurs(count))) {
        const script = scriptOf(journey, undefined, [broken]);
        const failure = await failureOf(script, figures, `when the download ends at byte ${broken.length}`);
        worlds += 1;
        if (failure !== undefined) {
          return { worlds, steps, failure };
        }
      }
    }
  }
  return { worlds, steps };
}

async function failureOf(script: Script, figures: StageFigures, where: string): Promise<string | undefined> {
  const { violation } = await play(script, figures);
  return violation === undefined
    ? undefined
    : `BROKEN: ${violation}\n  ${where}; replay with -- --script '${JSON.stringify(script)}'`;
}

/** What happens at a step; the first window is the one that works. */
function disturbancesAt(steps: number): readonly Deed[] {
  const crash = { kind: 'crash', window: 0, steps } as const;
  const freeze = { kind: 'freeze', window: 0, steps } as const;
  return [
    { ...crash, how: 'before' },
    { ...crash, how: 'in' },
    { ...crash, how: 'after' },
    { kind: 'powerLoss', steps },
    // Leases look as if they had run out: another window takes over from one that lives.
    { kind: 'clockJump', days: 1, steps },
    // Leases do run out, just so or long ago, and the window wakes in the middle of what it was at.
    { ...freeze, time: 21_000 },
    { ...freeze, time: 75_000 },
    { kind: 'stranger', steps },
    { kind: 'refusals', count: 5, steps },
    { kind: 'disk', mood: 'storageFull', steps },
  ];
}

function breaks(every: number): readonly BrokenDownload[] {
  const { length: whole } = pictureOf('r1');
  const lengths = Array.from({ length: Math.ceil(whole / every) }, (_, index) => index * every);
  return lengths.flatMap((length) => downloadEnds.map((end) => ({ length, end })));
}

/** How many steps it takes undisturbed. */
async function lengthOf(journey: Journey): Promise<number> {
  const figures = newFigures();
  await play(scriptOf(journey), figures);
  return figures.steps;
}

function scriptOf(
  { isEdit, isSync, hasLinks, post, isLate, finishing, isReplacing }: Journey,
  disturbance?: Deed,
  downloads: readonly BrokenDownload[] = [],
): Script {
  const deeds: readonly Deed[] = [
    { kind: 'open', isDeaf: false },
    { kind: 'open', isDeaf: false },
    ...(disturbance === undefined ? [] : [disturbance]),
    { kind: 'submit', window: 0, isEdit, isReplacing: isReplacing === true },
    { kind: 'pass', time: 60_000 },
    // The person decides in another window.
    ...(disturbance?.kind === 'freeze' ? [{ kind: 'retry', window: 1, job: 0 } as const] : []),
    { kind: 'pass', time: isLate === true ? 3_700_000 : 500_000 },
  ];
  const fate = {
    kind: post,
    latency: 200,
    // Not one that Segmind tells in its answer: those are never downloaded.
    duration: isLate === true ? 3_000_001 : 20_001,
    isFailing: false,
    notFound: 0,
    lies: [],
    downloads,
  } as const;
  return {
    seed: 1,
    trouble: 0,
    isSync,
    hasLinks,
    watchFor: isLate === true ? 60_000 : 600_000,
    finishing,
    isPlaceholder: false,
    fates: [fate],
    deeds: deeds.map((deed) => ({ deed, steps: 0 })),
  };
}

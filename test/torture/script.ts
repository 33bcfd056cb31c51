import fc from 'fast-check';
import type { DiskMood } from './disk';
import type { DeathTime } from './stage';
import { downloadEnds, lies, postKinds } from './segmind';
import type { PostFate } from './segmind';

/** What happens to a world. Windows and jobs are meant by number, modulo those that there are. Times in ms. */
export type Deed =
  | { readonly kind: 'open'; readonly isDeaf: boolean }
  | { readonly kind: 'close'; readonly window: number }
  | { readonly kind: 'crash'; readonly window: number; readonly steps: number; readonly how: DeathTime }
  | {
      readonly kind: 'submit';
      readonly window: number;
      readonly isEdit: boolean;
      /** In place of a picture that lies in the project. */
      readonly isReplacing?: boolean;
    }
  /** A person renames the folder that pictures go to, in this window. */
  | { readonly kind: 'rename'; readonly window: number; readonly steps: number }
  /** Another program changes the picture that is to be replaced. */
  | { readonly kind: 'edit'; readonly steps: number }
  | {
      readonly kind: 'stop' | 'retry' | 'saveElsewhere' | 'remove' | 'runAgain';
      readonly window: number;
      readonly job: number;
    }
  | { readonly kind: 'recover'; readonly window: number; readonly order: number }
  /** Hangs, ms, from the step this many from now. */
  | { readonly kind: 'freeze'; readonly window: number; readonly steps: number; readonly time: number }
  | { readonly kind: 'clearFinished'; readonly window: number }
  | { readonly kind: 'powerLoss'; readonly steps: number }
  | { readonly kind: 'key'; readonly isThere: boolean }
  | { readonly kind: 'refusals'; readonly count: number; readonly steps: number }
  | { readonly kind: 'machineSleep'; readonly minutes: number }
  | { readonly kind: 'clockJump'; readonly days: number; readonly steps: number }
  /** Another program puts a file where a picture is about to be. */
  | { readonly kind: 'stranger'; readonly steps: number }
  | { readonly kind: 'disk'; readonly mood: DiskMood; readonly steps: number }
  | { readonly kind: 'slow'; readonly isSlow: boolean }
  | { readonly kind: 'deaf'; readonly window: number; readonly isDeaf: boolean }
  | { readonly kind: 'places'; readonly count: number }
  | { readonly kind: 'pass'; readonly time: number };

export const finishes = ['none', 'disclosure', 'full', 'smaller'] as const;

/** What is done to pictures on their way into the project; all but `none` with records of how they came to be. */
export type Finish = (typeof finishes)[number];

export interface Script {
  readonly seed: number;
  readonly trouble: number;
  /** The synchronous API. */
  readonly isSync: boolean;
  /** False on FAT and some network drives. */
  readonly hasLinks: boolean;
  readonly watchFor: number;
  readonly finishing: Finish;
  /** What is replaced is a placeholder of ours. */
  readonly isPlaceholder: boolean;
  readonly fates: readonly PostFate[];
  /** `steps`: how many things happen before the next deed. */
  readonly deeds: readonly { readonly deed: Deed; readonly steps: number }[];
}

const window = fc.nat(2);
const job = fc.nat(3);
const personal = (kind: 'stop' | 'retry' | 'saveElsewhere' | 'remove' | 'runAgain') =>
  fc.record({ kind: fc.constant(kind), window, job });

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('open'), isDeaf: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('close'), window }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('crash'),
      window,
      steps: fc.nat(120),
      how: fc.constantFrom<DeathTime[]>('before', 'in', 'after'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('submit'),
      window,
      isEdit: fc.boolean(),
      isReplacing: fc.nat(3).map((value) => value === 3),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename'), window, steps: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('edit'), steps: fc.nat(120) }) },
  { weight: 2, arbitrary: personal('stop') },
  { weight: 3, arbitrary: personal('retry') },
  { weight: 1, arbitrary: personal('saveElsewhere') },
  { weight: 1, arbitrary: personal('remove') },
  { weight: 1, arbitrary: personal('runAgain') },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('recover'), window, order: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clearFinished'), window }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('freeze'),
      window,
      steps: fc.nat(120),
      time: fc.constantFrom(5_000, 21_000, 60_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stranger'), steps: fc.nat(120) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('powerLoss'), steps: fc.nat(120) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('key'), isThere: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('refusals'),
      count: fc.integer({ min: 1, max: 5 }),
      steps: fc.nat(120),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('machineSleep'),
      minutes: fc.constantFrom(10, 59, 61),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('clockJump'),
      days: fc.constantFrom(1, -1),
      steps: fc.nat(120),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('disk'),
      mood: fc.constantFrom<DiskMood[]>('healthy', 'full', 'storageFull', 'readOnly', 'broken', 'flaky'),
      steps: fc.nat(60),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('slow'), isSlow: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deaf'), window, isDeaf: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('places'), count: fc.constantFrom(4, 1, 0) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('pass'),
      time: fc.oneof(
        fc.nat(5_000),
        fc.nat(60_000),
        fc.constantFrom(700_000, 700_000, 700_000, 700_000, 3_300_000),
      ),
    }),
  },
);

const fate: fc.Arbitrary<PostFate> = fc.record({
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constant<PostFate['kind']>('accepted') },
    {
      weight: 5,
      arbitrary: fc.constantFrom<PostFate['kind'][]>(...postKinds),
    },
  ),
  latency: fc.constantFrom(200, 2_000, 25_000, 70_000),
  duration: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(1_000, 20_000, 90_000, 300_000) },
    { weight: 1, arbitrary: fc.constantFrom(1_800_000, 3_500_000) },
  ),
  isFailing: fc.nat(5).map((value) => value === 5),
  notFound: fc.constantFrom(0, 0, 0, 1, 4),
  lies: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...lies), { minLength: 1, maxLength: 2 }) },
  ),
  downloads: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.record({ length: fc.nat(70), end: fc.constantFrom(...downloadEnds) }), {
        minLength: 1,
        maxLength: 2,
      }),
    },
  ),
});

export const script: fc.Arbitrary<Script> = fc.record({
  seed: fc.nat(0x7fffffff),
  trouble: fc.constantFrom(0, 0, 1, 3),
  isSync: fc.nat(3).map((value) => value === 3),
  hasLinks: fc.nat(3).map((value) => value !== 3),
  watchFor: fc.constantFrom(600_000, 600_000, 60_000),
  finishing: fc.constantFrom(...finishes),
  isPlaceholder: fc.boolean(),
  fates: fc.array(fate, { maxLength: 8, size: 'max' }),
  deeds: fc.array(fc.record({ deed, steps: fc.nat(60) }), {
    minLength: 4,
    maxLength: 24,
    size: 'max',
  }),
});

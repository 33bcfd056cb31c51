import { generatedPicture } from '../../simulator/picture/generatedPicture';
import type { JobView, SourceView } from '../../../src/protocol/jobView';
import type { PanelState } from '../../../src/protocol/panelState';
import { emptyState, jobView } from './fakeHost';

const prompts = [
  ['A mystical dragon hovering above a cave at dusk', '16:9'],
  ['A red fox in the snow, soft morning light', '1:1'],
  ['Rustic mountain cabin, watercolour', '4:3'],
  ['Isometric city of glass and moss', '3:2'],
  ['Lighthouse in a storm, oil on canvas', '2:3'],
  ['Hot-air balloons over lavender fields', '16:9'],
  ['Logo of a friendly whale, flat colours', '1:1'],
  ['Blueprint of a clockwork owl', '3:4'],
] as const;

/** A handful of drawn pictures, by path. */
export async function samplePictures(): Promise<Readonly<Record<string, Buffer>>> {
  const drawn = await Promise.all(
    prompts.map(async ([prompt, ratio], index) => {
      const { bytes } = await generatedPicture({
        ...{ prompt, ratio, seed: index, format: 'png', quality: 90, scale: 0.5, padToBytes: 0 },
      });
      const small = await generatedPicture({
        ...{ prompt, ratio, seed: index, format: 'webp', quality: 80, scale: 0.15, padToBytes: 0 },
      });
      return [
        [`/pictures/${index}.png`, Buffer.from(bytes)],
        [`/pictures/${index}.webp`, Buffer.from(small.bytes)],
      ] as const;
    }),
  );
  return Object.fromEntries(drawn.flat());
}

/** A page in use: things running, things that need a person, things finished. */
export function busyState(home: PanelState['home']): (origin: string) => PanelState {
  return (origin) => ({
    ...emptyState(home),
    jobs: [...unfinished(origin), ...finished(origin, 24)],
    library: {
      presets: [
        {
          id: 'p1',
          name: 'Watercolour',
          model: 'qwen-image',
          prompt: '{prompt}, watercolour, paper texture',
          parameters: {},
        },
        {
          id: 'p2',
          name: 'Icon set',
          model: 'qwen-image',
          prompt: 'Flat icon of a {key|door|cloud}',
          parameters: { aspect_ratio: '1:1' },
        },
      ],
      prompts: prompts.map(([prompt]) => prompt),
    },
  });
}

function unfinished(origin: string): JobView[] {
  const now = Date.now();
  return [
    jobView('queued', 'queued', { prompt: 'A paper boat on a puddle', createdAt: now - 3000 }),
    jobView('waiting', 'waiting', {
      ...{ prompt: 'Snow leopard portrait, studio light', remote: 'processing', spending: 'maybe' },
      ...{ createdAt: now - 16_000, startedAt: now - 15_000 },
    }),
    jobView('unconfirmed', 'unconfirmed', {
      prompt: 'A bridge of books',
      spending: 'maybe',
      createdAt: now - 400_000,
      uncertainty:
        'It was sent to Qwen Image at 10:32 and no answer came back, so it is not known whether Segmind took it. It was most likely charged: $0.04 more has left the account than the other jobs here cost.',
    }),
    jobView('failed', 'failed', {
      ...{ prompt: 'Market in Marrakesh', createdAt: now - 500_000 },
      failure: { code: 'noCredits', words: 'There are no credits left at Segmind. Nothing was charged.' },
    }),
    jobView('kept', 'failed', {
      keptSafe: [`${origin}/pictures/3.png`],
      ...{ prompt: 'A lighthouse in fog', createdAt: now - 550_000, spending: 'spent' },
      ...{ cost: 0.04, steps: ['retry', 'saveElsewhere', 'runAgain', 'remove'] },
      failure: {
        code: 'disk',
        words:
          'A file could not be read or written: permission was denied. The picture is made and paid for: it cost $0.04. It is safe in the storage of this extension until it is saved.',
      },
    }),
    jobView('dismissed', 'dismissed', {
      ...{ prompt: 'Rain on a tin roof', createdAt: now - 3_000_000, startedAt: now - 3_000_000 },
      ...{
        reason: 'deadline',
        spending: 'maybe',
        expiresAt: now + 600_000,
        steps: ['resume', 'runAgain', 'remove'],
      },
    }),
  ];
}

export function finished(origin: string, count: number): JobView[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, index) => {
    const which = index % prompts.length;
    const [prompt, ratio] = prompts[which] ?? prompts[0];
    const src = `${origin}/pictures/${which}.png`;
    const isEdit = index % 6 === 5;
    return jobView(`done-${index}`, 'saved', {
      ...{
        prompt,
        createdAt: now - 600_000 - index * 60_000,
        spending: 'spent',
        cost: 0.12,
        isStarred: index === 2,
      },
      ...{ startedAt: now - 600_000 - index * 60_000, endedAt: now - 572_000 - index * 60_000 },
      ...(isEdit
        ? {
            model: 'qwen-image-edit',
            parameters: { steps: 30, guidance: 4, seed: 7, negative_prompt: 'None' },
            source: sourceOf(origin, index),
            parent: index === 11 ? 'done-5' : 'done-0',
          }
        : {
            parameters: {
              aspect_ratio: ratio,
              negative_prompt: 'blurry, cartoonish',
              steps: 30,
              guidance: 3.5,
              seed: 1000 + index,
              image_format: 'png',
              quality: 90,
            },
          }),
      pictures: [
        {
          uri: `${src}?${index}`,
          src,
          name: `${prompt.slice(0, 20).toLowerCase().replaceAll(' ', '-')}.png`,
        },
      ],
    });
  });
}

/** The second edit goes on from the first one; the others are made of the first picture. */
function sourceOf(origin: string, index: number): SourceView {
  const from = index === 11 ? 5 : 0;
  const src = `${origin}/pictures/${from}.png`;
  return { uri: `${src}?${from}`, src, name: from === 0 ? 'dragon.png' : 'balloons.png' };
}

import type { Random } from '../random';

export interface Palette {
  /** Sky, from top to horizon. */
  readonly sky: readonly [string, string, string];
  readonly sun: string;
  /** From far to near. */
  readonly land: readonly [string, string, string, string];
  readonly dark: boolean;
}

const palettes: readonly [Palette, ...Palette[]] = [
  {
    sky: ['#2b3a78', '#c7628c', '#ffc58a'],
    sun: '#fff0c9',
    land: ['#a45a86', '#713f73', '#452a5b', '#231a3d'],
    dark: false,
  },
  {
    sky: ['#4aa3df', '#9bd5f2', '#f4fbff'],
    sun: '#fffbe0',
    land: ['#a9cfd6', '#6fae9f', '#3f8568', '#245743'],
    dark: false,
  },
  {
    sky: ['#0a1030', '#1d2f6b', '#5166ac'],
    sun: '#f5f1dc',
    land: ['#34477f', '#233463', '#162347', '#0b132b'],
    dark: true,
  },
  {
    sky: ['#f08a5d', '#f9c86e', '#fff1c1'],
    sun: '#fffdf0',
    land: ['#e2a267', '#c06f52', '#8c4647', '#54303d'],
    dark: false,
  },
  {
    sky: ['#0d4f5c', '#3aa6a0', '#e8f3d6'],
    sun: '#fdf7d8',
    land: ['#7dbfa6', '#468f83', '#27666a', '#123f4c'],
    dark: false,
  },
  {
    sky: ['#120b2e', '#4a1d6a', '#c2408f'],
    sun: '#ffe4f5',
    land: ['#7a2c7d', '#521f63', '#331649', '#1b0d2e'],
    dark: true,
  },
];

/** A palette that suits the words where they say something, else one by chance. */
export function paletteFor(prompt: string, random: Random): Palette {
  const chance = random();
  const fitting = palettes.filter((palette) => {
    if (/\b(night|dark|moon|star|stars|starry|space|neon)\b/i.test(prompt)) return palette.dark;
    if (/\b(day|bright|morning|sunny|summer|white)\b/i.test(prompt)) return !palette.dark;
    return true;
  });
  return fitting[Math.floor(chance * fitting.length)] ?? palettes[0];
}

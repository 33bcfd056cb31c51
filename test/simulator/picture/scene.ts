import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Random } from '../random';
import type { Palette } from './palette';
import type { Size } from './size';

/** A landscape of layers: sky, sun or moon, and mountains, hills, towers or sea in front. */
export function drawScene(
  context: SKRSContext2D,
  size: Size,
  prompt: string,
  palette: Palette,
  random: Random,
): void {
  const horizon = size.height * (0.52 + random() * 0.12);
  drawSky(context, size, palette, horizon, random);
  const kind = kindOf(prompt, random);
  const layers = palette.land.length;
  palette.land.forEach((colour, index) => {
    const top = horizon + ((size.height - horizon) * index * 0.8) / layers;
    const relief = size.height * (kind === 'mountains' ? 0.36 - index * 0.07 : 0.2 - index * 0.03);
    context.fillStyle = colour;
    if (kind === 'city' && index > 0) drawTowers(context, size, top, relief, palette, random);
    else if (kind === 'sea' && index > 0) drawWaves(context, size, top, relief * 0.05, random);
    else drawRidge(context, size, top, relief, kind === 'mountains' && index < 3 ? 0.56 : 0.42, random);
    if (kind === 'forest' && index > 0) drawTrees(context, size, top, index, random);
  });
}

type Kind = 'mountains' | 'sea' | 'city' | 'forest';

function kindOf(prompt: string, random: Random): Kind {
  const chance = random();
  if (/\b(sea|ocean|beach|lake|water|waterfall|river|boat|ship|island)\b/i.test(prompt)) return 'sea';
  if (/\b(city|street|office|house|tower|skyline|shop|building|dashboard)\b/i.test(prompt)) return 'city';
  if (/\b(mountains?|hills?|alps|peaks?|valley|desert|dragon)\b/i.test(prompt)) return 'mountains';
  if (/\b(forest|tree|trees|garden|cabin|fox|jungle|park|wood|woods)\b/i.test(prompt)) return 'forest';
  return (['mountains', 'sea', 'city', 'forest'] as const)[Math.floor(chance * 4)] ?? 'mountains';
}

function drawSky(
  context: SKRSContext2D,
  size: Size,
  palette: Palette,
  horizon: number,
  random: Random,
): void {
  const sky = context.createLinearGradient(0, 0, 0, horizon * 1.15);
  palette.sky.forEach((colour, index) => {
    sky.addColorStop(index / 2, colour);
  });
  context.fillStyle = sky;
  context.fillRect(0, 0, size.width, size.height);
  const unit = Math.min(size.width, size.height);
  if (palette.dark) {
    context.fillStyle = 'rgba(255, 255, 255, 0.8)';
    for (let star = 0; star < 140; star += 1) {
      disc(context, random() * size.width, random() * horizon, unit * (0.0006 + random() * 0.0018));
    }
  }
  const x = size.width * (0.2 + random() * 0.6);
  const y = horizon * (0.35 + random() * 0.45);
  const radius = unit * (0.05 + random() * 0.05);
  const glow = context.createRadialGradient(x, y, radius * 0.8, x, y, radius * 5);
  glow.addColorStop(0, `${palette.sun}a0`);
  glow.addColorStop(1, `${palette.sun}00`);
  context.fillStyle = glow;
  context.fillRect(0, 0, size.width, size.height);
  context.fillStyle = palette.sun;
  disc(context, x, y, radius);
  context.fillStyle = 'rgba(255, 255, 255, 0.16)';
  for (let cloud = 0; cloud < 4; cloud += 1) {
    const left = random() * size.width;
    const top = horizon * (0.1 + random() * 0.6);
    // One path, so that the puffs melt into one shape.
    context.beginPath();
    for (let puff = 0; puff < 6; puff += 1) {
      const x = left + puff * unit * 0.042;
      const radius = unit * (0.014 + random() * 0.026) * (puff === 0 || puff === 5 ? 0.6 : 1);
      context.moveTo(x + radius, top - radius * 0.4);
      context.arc(x, top - radius * 0.4, radius, 0, Math.PI * 2);
    }
    context.fill();
  }
}

/** Midpoint displacement: `roughness` nearer to 1 is more jagged. */
function ridge(random: Random, roughness: number): readonly number[] {
  let heights = [random() * 0.5, random() * 0.5];
  let amplitude = 1;
  for (let round = 0; round < 8; round += 1) {
    const next: number[] = [];
    heights.forEach((height, index) => {
      next.push(height);
      const right = heights[index + 1];
      if (right !== undefined) next.push((height + right) / 2 + (random() - 0.5) * amplitude);
    });
    heights = next;
    amplitude *= roughness;
  }
  return heights;
}

function drawRidge(
  context: SKRSContext2D,
  size: Size,
  top: number,
  relief: number,
  roughness: number,
  random: Random,
): void {
  const heights = ridge(random, roughness);
  context.beginPath();
  context.moveTo(0, size.height);
  heights.forEach((height, index) => {
    context.lineTo((index / (heights.length - 1)) * size.width, top - height * relief);
  });
  context.lineTo(size.width, size.height);
  context.fill();
}

function drawWaves(context: SKRSContext2D, size: Size, top: number, relief: number, random: Random): void {
  const phase = random() * 6.3;
  const turns = 5 + random() * 6;
  context.beginPath();
  context.moveTo(0, size.height);
  for (let step = 0; step <= 200; step += 1) {
    const wave =
      Math.sin(phase + (step / 200) * turns * 6.3) + 0.4 * Math.sin(phase * 2 + (step / 200) * turns * 15);
    context.lineTo((step / 200) * size.width, top - wave * relief);
  }
  context.lineTo(size.width, size.height);
  context.fill();
}

function drawTowers(
  context: SKRSContext2D,
  size: Size,
  top: number,
  relief: number,
  palette: Palette,
  random: Random,
): void {
  const land = context.fillStyle;
  let x = -random() * size.width * 0.03;
  while (x < size.width) {
    const width = size.width * (0.025 + random() * 0.045);
    const height = relief * (0.5 + random() * 1.6);
    context.fillStyle = land;
    context.fillRect(x, top - height, width + 1, size.height);
    context.fillStyle = `${palette.sun}b0`;
    const pane = width / 9;
    for (let row = top - height + pane * 2; row < top + relief; row += pane * 2.6) {
      for (let column = 1; column < 8; column += 2) {
        if (random() < 0.32) context.fillRect(x + column * pane, row, pane, pane * 1.3);
      }
    }
    x += width;
  }
}

function drawTrees(context: SKRSContext2D, size: Size, top: number, layer: number, random: Random): void {
  const unit = Math.min(size.width, size.height);
  for (let tree = 0; tree < 34; tree += 1) {
    const x = random() * size.width;
    const foot = top + unit * 0.05;
    const height = unit * (0.075 + layer * 0.04) * (0.7 + random() * 0.7);
    for (let tier = 0; tier < 3; tier += 1) {
      const half = height * (0.24 - tier * 0.055);
      const low = foot - height * tier * 0.27;
      context.beginPath();
      context.moveTo(x - half, low);
      context.lineTo(x, low - height * 0.5);
      context.lineTo(x + half, low);
      context.fill();
    }
  }
}

function disc(context: SKRSContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
}

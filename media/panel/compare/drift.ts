import { edgesOf, halved, type GreyPicture } from './greyPicture';

/** How the frame of an edit moved against its source. Shifts are shares of width and height, right and down positive. */
export interface Drift {
  readonly shiftX: number;
  readonly shiftY: number;
  /** 1.02: what is shown is 2 % larger than in the source. */
  readonly zoom: number;
}

/** Below this likeness of the edges (1: the same) nothing can be told. */
const smallestLikeness = 0.35;

/** A movement must explain this much more than none, else there was none: redrawn details pull a little by themselves. */
const smallestGain = 0.015;

/** Edits move the frame by a few hundredths. */
const largestMove = 0.12;

/** One round of the search: where to look around what the round before found. Shifts are pixels of that round's size. */
interface Round {
  readonly zooms: number;
  readonly zoomStep: number;
  readonly shifts: number;
  readonly shiftStep: number;
}

const coarse: Round = { zooms: 5, zoomStep: 0.03, shifts: 5, shiftStep: 1 };
const middle: Round = { zooms: 2, zoomStep: 0.01, shifts: 2, shiftStep: 1 };
const fine: Round = { zooms: 3, zoomStep: 0.004, shifts: 3, shiftStep: 0.5 };

const still: Drift = { shiftX: 0, shiftY: 0, zoom: 1 };

/**
 * Looks for the shift and the zoom that lay the edges of `before` on those of `after`, from coarse to fine. Both are of
 * the same size, some 128 px. `undefined` when the pictures are too different to tell.
 */
export function findDrift(before: GreyPicture, after: GreyPicture): Drift | undefined {
  const sizes = [{ before, after }];
  for (let level = 0; level < 2; level += 1) {
    const last = sizes[0] ?? { before, after };
    sizes.unshift({ before: halved(last.before), after: halved(last.after) });
  }
  let found = still;
  sizes.forEach((pair, index) => {
    const edges = { before: edgesOf(pair.before), after: edgesOf(pair.after) };
    found = bestAround(edges.before, edges.after, found, [coarse, middle, fine][index] ?? fine);
  });
  const edges = { before: edgesOf(before), after: edgesOf(after) };
  const likeness = likenessOf(edges.before, edges.after, found);
  if (likeness < smallestLikeness || isAtTheEdge(found)) {
    return undefined;
  }
  return likeness - likenessOf(edges.before, edges.after, still) < smallestGain ? still : found;
}

/** The best of what was looked at, though better may lie beyond: two pictures that only look alike. */
function isAtTheEdge({ shiftX, shiftY, zoom }: Drift): boolean {
  return Math.max(Math.abs(shiftX), Math.abs(shiftY), Math.abs(zoom - 1)) > largestMove;
}

function bestAround(before: GreyPicture, after: GreyPicture, from: Drift, round: Round): Drift {
  let best = from;
  let bestLikeness = -Infinity;
  for (let zoom = -round.zooms; zoom <= round.zooms; zoom += 1) {
    for (let down = -round.shifts; down <= round.shifts; down += 1) {
      for (let across = -round.shifts; across <= round.shifts; across += 1) {
        const candidate: Drift = {
          shiftX: from.shiftX + (across * round.shiftStep) / after.width,
          shiftY: from.shiftY + (down * round.shiftStep) / after.height,
          zoom: from.zoom + zoom * round.zoomStep,
        };
        const likeness = likenessOf(before, after, candidate);
        if (likeness > bestLikeness) {
          best = candidate;
          bestLikeness = likeness;
        }
      }
    }
  }
  return best;
}

/** Correlation of what both show where they overlap, from -1 to 1. Lighter or stronger edges make no difference. */
function likenessOf(before: GreyPicture, after: GreyPicture, drift: Drift): number {
  const { width, height } = after;
  let count = 0;
  let sumA = 0;
  let sumB = 0;
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  for (let y = 1; y < height - 1; y += 1) {
    const sourceY = (y - height / 2 - drift.shiftY * height) / drift.zoom + height / 2;
    if (sourceY < 1 || sourceY > height - 2) continue;
    for (let x = 1; x < width - 1; x += 1) {
      const sourceX = (x - width / 2 - drift.shiftX * width) / drift.zoom + width / 2;
      if (sourceX < 1 || sourceX > width - 2) continue;
      const a = after.values[y * width + x] ?? 0;
      const b = sample(before, sourceX, sourceY);
      count += 1;
      sumA += a;
      sumB += b;
      squaresA += a * a;
      squaresB += b * b;
      products += a * b;
    }
  }
  const spread = (squaresA - (sumA * sumA) / count) * (squaresB - (sumB * sumB) / count);
  return count === 0 || spread <= 0 ? 0 : (products - (sumA * sumB) / count) / Math.sqrt(spread);
}

/** The value between four pixels. */
function sample({ width, values }: GreyPicture, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const [right, bottom] = [x - left, y - top];
  const place = top * width + left;
  const above = (values[place] ?? 0) * (1 - right) + (values[place + 1] ?? 0) * right;
  const below = (values[place + width] ?? 0) * (1 - right) + (values[place + width + 1] ?? 0) * right;
  return above * (1 - bottom) + below * bottom;
}

/** Pixels as decoders give them: red, green, blue and opacity of each, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Which pixels of a line make one of the scaled line, and how much each counts. */
interface Share {
  readonly first: number;
  readonly weights: Float32Array;
}

/** Half the width of the Lanczos window, in pixels of the smaller picture. */
const lobes = 3;

/** Scales with a Lanczos filter. Colours count by their opacity, so that nothing bleeds out of what is transparent. */
export function scalePixels({ width, height, data }: Pixels, to: Omit<Pixels, 'data'>): Pixels {
  const columns = sharesOf(width, to.width);
  const rows = sharesOf(height, to.height);
  const across = new Float32Array(to.width * height * 4);
  for (let y = 0; y < height; y += 1) {
    columns.forEach(({ first, weights }, x) => {
      const at = (y * to.width + x) * 4;
      for (let index = 0; index < weights.length; index += 1) {
        const from = (y * width + first + index) * 4;
        const weight = weights[index] ?? 0;
        const opaque = weight * ((data[from + 3] ?? 0) / 255);
        across[at] = (across[at] ?? 0) + opaque * (data[from] ?? 0);
        across[at + 1] = (across[at + 1] ?? 0) + opaque * (data[from + 1] ?? 0);
        across[at + 2] = (across[at + 2] ?? 0) + opaque * (data[from + 2] ?? 0);
        across[at + 3] = (across[at + 3] ?? 0) + opaque;
      }
    });
  }
  const scaled = new Uint8ClampedArray(to.width * to.height * 4);
  const sums = new Float32Array(4);
  rows.forEach(({ first, weights }, y) => {
    for (let x = 0; x < to.width; x += 1) {
      sums.fill(0);
      for (let index = 0; index < weights.length; index += 1) {
        const from = ((first + index) * to.width + x) * 4;
        const weight = weights[index] ?? 0;
        for (let channel = 0; channel < 4; channel += 1) {
          sums[channel] = (sums[channel] ?? 0) + weight * (across[from + channel] ?? 0);
        }
      }
      const [red = 0, green = 0, blue = 0, opacity = 0] = sums;
      const divisor = opacity <= 0 ? 1 : opacity;
      scaled.set([red / divisor, green / divisor, blue / divisor, opacity * 255], (y * to.width + x) * 4);
    }
  });
  return { ...to, data: scaled };
}

function sharesOf(from: number, to: number): readonly Share[] {
  const ratio = from / to;
  const reach = lobes * Math.max(1, ratio);
  return Array.from({ length: to }, (_, index) => {
    const centre = (index + 0.5) * ratio - 0.5;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(from - 1, Math.floor(centre + reach));
    const weights = Float32Array.from({ length: last - first + 1 }, (__, at) =>
      lanczos((first + at - centre) / Math.max(1, ratio)),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}

function lanczos(x: number): number {
  if (x === 0) {
    return 1;
  }
  const turn = Math.PI * x;
  return Math.abs(x) >= lobes ? 0 : (lobes * Math.sin(turn) * Math.sin(turn / lobes)) / (turn * turn);
}

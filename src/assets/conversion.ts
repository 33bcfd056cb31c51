import { closestGlob } from './folderGlob';
import type { SupportedType } from './imageType';

/** What a picture shall be turned into. */
export interface ConversionWish {
  /** Missing: its own format. */
  readonly format?: SupportedType;
  /** 1 to 100, for JPEG and WebP. */
  readonly quality: number;
  /** Pixels; a larger picture is made smaller. */
  readonly longestSide?: number;
}

/** One value of the setting: a format by itself, or with what goes with it. */
export type ConvertRule =
  | 'none'
  | SupportedType
  | {
      readonly format?: 'none' | SupportedType | undefined;
      readonly quality?: number | undefined;
      readonly longestSide?: number | undefined;
    };

/** The setting: one rule for all, or rules by folder. */
export type ConvertSetting = 'none' | SupportedType | Readonly<Record<string, ConvertRule>>;

export const defaultQuality = 82;

/** What the setting wants for a folder (relative, forward slashes). */
export function conversionFor(setting: ConvertSetting, folder: string): ConversionWish | undefined {
  if (typeof setting === 'string') {
    return wishOf(setting);
  }
  const glob = closestGlob(Object.keys(setting), folder);
  const rule = glob === undefined ? undefined : setting[glob];
  return rule === undefined ? undefined : wishOf(rule);
}

function wishOf(rule: ConvertRule): ConversionWish | undefined {
  if (typeof rule === 'string') {
    return rule === 'none' ? undefined : { format: rule, quality: defaultQuality };
  }
  const { format, quality = defaultQuality, longestSide } = rule;
  if ((format === undefined || format === 'none') && longestSide === undefined) {
    return undefined;
  }
  return {
    quality,
    ...(format === undefined || format === 'none' ? {} : { format }),
    ...(longestSide === undefined ? {} : { longestSide }),
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size with the same proportions that fits; never a larger one. */
export function fittingSize({ width, height }: Size, longestSide: number): Size {
  const ratio = Math.min(1, longestSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * ratio)), height: Math.max(1, Math.round(height * ratio)) };
}

/** The sizes of these widths, smallest first; none that the picture would have to be made larger for. */
export function responsiveSizes({ width, height }: Size, widths: readonly number[]): readonly Size[] {
  return [...new Set(widths)]
    .filter((wanted) => wanted >= 1 && wanted < width)
    .sort((one, other) => one - other)
    .map((wanted) => ({ width: wanted, height: Math.max(1, Math.round((height * wanted) / width)) }));
}

import type { PixelSize } from '../pixelSize';
import type { AssetWay } from './assetWay';

/** One of several sizes of the same picture. */
export interface TargetVariant {
  readonly way: AssetWay;
  /** px */
  readonly width: number;
}

/** What each language writes a reference to. */
export interface Target {
  readonly way: AssetWay;
  /** Not escaped. Empty: a decoration. */
  readonly alt: string;
  readonly size: PixelSize | undefined;
  /** Smallest first; empty when there is but one size. */
  readonly variants: readonly TargetVariant[];
  /** What a framework shall make of the picture by itself. px, smallest first, all smaller than the picture */
  readonly widths: readonly number[];
  /** The `sizes` of a responsive set. */
  readonly sizes: string;
}

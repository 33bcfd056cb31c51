import { urlOf } from './assetWay';
import type { Target } from './target';

/** The value of `srcset`; commas divide it, so those in names are encoded. */
export function sourceSet({ variants }: Target, encode: (url: string) => string): string {
  return variants
    .map(({ way, width }) => `${encode(urlOf(way)).replaceAll(',', '%2C')} ${width}w`)
    .join(', ');
}

/** A picture as wide as the window, until that is wider than the picture. @param widest px */
export function usualSizes(widest: number): string {
  return `(max-width: ${widest}px) 100vw, ${widest}px`;
}

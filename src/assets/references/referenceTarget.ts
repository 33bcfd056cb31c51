import type { PixelSize } from '../pixelSize';

/** What each language writes a reference to. */
export interface ReferenceTarget {
  /** Relative to the document if there is a way; encoded by `pathUrl`. */
  readonly url: string;
  /** The same, as a path: not encoded. */
  readonly path: string;
  /** Not escaped. */
  readonly alt: string;
  readonly size: PixelSize | undefined;
}

/** Module-like: without `./`, JavaScript's tools look for a package. */
export function dotted(reference: string): string {
  return /^(?:\.{0,2}\/|[a-z]+:)/i.test(reference) ? reference : `./${reference}`;
}

import { dotted, type ReferenceTarget } from './referenceTarget';

export function plainReference({ path }: ReferenceTarget): string {
  return visible(path);
}

export function scriptReference({ path }: ReferenceTarget): string {
  return visible(dotted(path));
}

/** A file name may hold a line break; written into a program, it must not start a new line there. */
function visible(path: string): string {
  return path.replace(/[\p{Cc}\u2028\u2029]/gu, encodeURIComponent);
}

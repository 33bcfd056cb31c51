import type { ReferenceTarget } from './referenceTarget';

export function cssReference({ url }: ReferenceTarget): string {
  return `url("${url}")`;
}

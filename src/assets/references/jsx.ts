import { escapeJsxAttribute } from '../altEscapes';
import { dotted, type ReferenceTarget } from './referenceTarget';

export function jsxReference({ url, alt }: ReferenceTarget): string {
  return `<img src="${dotted(url)}" alt="${escapeJsxAttribute(alt)}" />`;
}

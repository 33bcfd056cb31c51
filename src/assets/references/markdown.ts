import { escapeMarkdownAlt } from '../altEscapes';
import type { ReferenceTarget } from './referenceTarget';

export function markdownReference({ url, alt }: ReferenceTarget): string {
  return `![${escapeMarkdownAlt(alt)}](${url})`;
}

import { escapeHtmlAttribute, escapeJsxAttribute, escapeMarkdownAlt } from '../altEscapes';
import { urlOf } from './assetWay';
import { htmlImage } from './html';
import type { Piece } from './piece';
import { sourceSet } from './sourceSet';
import type { Target } from './target';

/** Several sizes have no form in Markdown but HTML's. */
export function markdownReference(target: Target): readonly Piece[] {
  return target.variants.length > 0
    ? htmlImage(target, (url) => url, escapeHtmlAttribute)
    : ['![', { alt: escapeMarkdownAlt(target.alt) }, `](${urlOf(target.way)})`];
}

/**
 * MDX reads tags as JSX does, and builders leave what they refer to alone: several sizes only where their addresses are those of
 * the site already.
 */
export function mdxReference(target: Target): readonly Piece[] {
  if (target.variants.length === 0 || target.way.kind !== 'root')
    return markdownReference({ ...target, variants: [] });
  const set = `srcSet="${sourceSet(target, (url) => url)}" sizes="${target.sizes}"`;
  return [`<img src="${urlOf(target.way)}" ${set} alt="`, { alt: escapeJsxAttribute(target.alt) }, '" />'];
}

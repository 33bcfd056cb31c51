import type { TextSpan } from './imageMention';
import type { MentioningText, Removal } from './removal';

/** Tags that are nothing but the picture, or what says where it is. */
const picture = /^(?:source|link|meta|embed|[\w.:-]*(?:img|image|picture))$/i;
const empty = /^(?:img|source|link|meta|embed)$/i;

/** Languages in which a tag is a value, too. */
const withValues = new Set(['javascript', 'javascriptreact', 'typescriptreact', 'mdx', 'astro']);

/** A tag without content; undefined for one that says more than where a picture is. */
export function tagRemoval(
  { start, end }: TextSpan,
  { text, languageId }: Pick<MentioningText, 'text' | 'languageId'>,
): readonly Removal[] | undefined {
  const tag = text.slice(start, end);
  const name = /^<([\w.:-]+)/.exec(tag)?.[1] ?? '';
  const isWhole = tag.endsWith('/>') || (tag.endsWith('>') && empty.test(name));
  // What follows `v-if` may be its `v-else`.
  if (!picture.test(name) || !isWhole || /\sv-(?:if|else)\b/.test(tag)) {
    return undefined;
  }
  const isValue = withValues.has(languageId) && !isChild(text.slice(0, start), languageId);
  return [{ start, end, text: isValue ? '<></>' : '' }];
}

/** Behind another tag, or where a page or a block of MDX begins; behind anything else, a program may want a value there. */
function isChild(before: string, languageId: string): boolean {
  const near = before.slice(-200);
  switch (languageId) {
    case 'mdx':
      return before.trim() === '' || /(?<!=)>\s*$/.test(near) || isBlock(near);
    case 'astro':
      return before.trim() === '' || /(?:^|\n)---\s*$/.test(near) || /(?<!=)>\s*$/.test(near);
    default:
      return /(?<!=)>\s*$/.test(near);
  }
}

/** Behind a blank line, unless what stands before it is a program that goes on. */
function isBlock(near: string): boolean {
  return /\n[ \t]*\r?\n\s*$/.test(near) && !/(?:[([{=,?:&|]|=>|\b(?:default|return))\s*$/.test(near);
}

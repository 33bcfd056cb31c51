import type { ImageMention, TextSpan } from './imageMention';
import { importRemoval } from './importRemoval';
import { tagRemoval } from './tagRemoval';

/** A document that refers to an image. */
export interface MentioningText {
  readonly text: string;
  readonly languageId: string;
  /** All mentions of images in it. */
  readonly mentions: readonly ImageMention[];
}

/** What stands at a span instead, mostly nothing. */
export interface Removal extends TextSpan {
  readonly text: string;
}

/**
 * What to take out of a document so that it no longer refers to an image, and is as well-formed as before. Undefined where only a
 * person can tell: the reference is part of something that says more than that.
 */
export function removalOf(mention: ImageMention, document: MentioningText): readonly Removal[] | undefined {
  const { place, whole } = mention;
  const { text, mentions } = document;
  const isShared = mentions.some(
    (other) => other.path !== mention.path && other.span.start < whole.end && other.span.end > whole.start,
  );
  if (isShared) {
    return undefined;
  }
  if (text[whole.start] === '<') {
    return tagRemoval(whole, document);
  }
  switch (place) {
    case 'module':
      return importRemoval(mention, document);
    case 'css':
      return declaration(text, whole);
    case 'data':
      return yamlValue(text, whole, document.languageId);
    case 'markdownImage':
      return isLinkText(text, whole) ? undefined : [{ ...whole, text: '' }];
    case 'restImage':
      return text.slice(whole.start, whole.end).trimStart().startsWith('.. |')
        ? undefined
        : [{ ...whole, text: '' }];
    case 'asciidocImage':
    case 'latexImage':
      return [{ ...whole, text: '' }];
    case 'markdownLink':
    case 'markdownDefinition':
    case 'htmlImage':
    case 'htmlSourceSet':
    case 'htmlAttribute':
    case 'jsxAttribute':
    case 'scriptUrl':
    case 'string':
      return undefined;
  }
}

/** `[![alt](here)](page)`: a link would be left that nobody can see. */
function isLinkText(text: string, { start, end }: TextSpan): boolean {
  return text[start - 1] === '[' && text.startsWith('](', end);
}

/** A property that says nothing else. What others read, `--wave` or `$wave`, stays. */
function declaration(text: string, { start, end }: TextSpan): readonly Removal[] | undefined {
  const before = /(?:^|[{};\s"'])(?<property>[a-z][a-z-]{0,60}\s*:\s*)$/i.exec(
    text.slice(Math.max(0, start - 200), start),
  )?.groups?.['property'];
  const after = /^\s*(?:;|(?=[}"']))/.exec(text.slice(end, end + 200))?.[0];
  return before === undefined || after === undefined
    ? undefined
    : [{ start: start - before.length, end: end + after.length, text: '' }];
}

/** `cover: here` is nothing then, which YAML allows. */
function yamlValue(
  text: string,
  { start, end }: TextSpan,
  languageId: string,
): readonly Removal[] | undefined {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const isAlone =
    /^[ \t]*(?:- )?[\w-]+:[ \t]+$/.test(line) && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 200));
  return isAlone && !languageId.includes('json') ? [{ start, end, text: '' }] : undefined;
}

import { plainLine } from '../plainLine';
import { withoutEntities, withoutMarkdownEscapes } from './unescape';

/** How far back a heading still says what a picture is about, in letters. */
const reach = 20_000;

/** The heading that a place in a document stands under, as plain text; undefined where there is none. */
export function headingBefore(text: string, offset: number, languageId: string): string | undefined {
  const front = /^\uFEFF?---[ \t]*\r?\n([^]{0,1900}?)\n(?:---|\.\.\.)[ \t]*\r?\n/.exec(text.slice(0, 2000));
  const before = text.slice(Math.max(front?.[0].length ?? 0, offset - reach), offset);
  const found = headingIn(before, languageId) ?? titleOf(front?.[1] ?? '');
  const words = found === undefined ? '' : plainLine(found).slice(0, 200);
  return words === '' ? undefined : words;
}

function headingIn(before: string, languageId: string): string | undefined {
  switch (languageId) {
    case 'latex':
    case 'tex':
      return last(before, /\\(?:chapter|(?:sub)*section|paragraph)\*?\{([^{}\n]{1,300})\}/g);
    case 'restructuredtext':
      return last(before, /^([^\s].{0,300})\n([=\-~^"'`#*+.:_])\2{2,}[ \t]*$/gm);
    case 'asciidoc':
    case 'adoc':
      return last(before, /^=+[ \t]+(.{1,300})$/gm);
    case 'markdown':
    case 'mdx':
    case 'quarto':
    case 'rmd':
      return markdownHeading(withoutCode(before)) ?? markupHeading(before);
    default:
      return markupHeading(before);
  }
}

function markdownHeading(before: string): string | undefined {
  const found = last(before, /^ {0,3}(?:#{1,6}[ \t]+(.{1,300})|(\S.{0,300})\n {0,3}(?:=+|-{2,})[ \t]*)$/gm);
  if (found === undefined) {
    return undefined;
  }
  const words = found
    .replace(/[ \t]#+[ \t]*$/, '')
    .replace(/!?\[([^\]\n]{0,300})\](?:\([^)\n]{0,500}\)|\[[^\]\n]{0,300}\])?/g, '$1')
    .replace(/(?<!\\)[*_`]+/g, '');
  return withoutMarkdownEscapes(words);
}

function markupHeading(before: string): string | undefined {
  const found = last(before, /<h[1-6]\b[^<>]{0,500}>([^]{1,500}?)<\/h[1-6]/gi);
  const words = found?.replace(/<[^<>]{0,500}>|\{[^{}]{0,200}\}/g, '');
  return words === undefined ? undefined : withoutEntities(words);
}

function titleOf(frontMatter: string): string | undefined {
  return /^title:[ \t]*(["']?)(.{1,300}?)\1[ \t]*$/m.exec(frontMatter)?.[2];
}

/** A `#` in code is a comment. */
function withoutCode(text: string): string {
  return text
    .split(/^[ \t>]*(?:`{3,}|~{3,}).*$/m)
    .filter((_, index) => index % 2 === 0)
    .join('\n');
}

function last(text: string, pattern: RegExp): string | undefined {
  const found = [...text.replaceAll('\r\n', '\n').matchAll(pattern)].at(-1);
  return found?.slice(1).find((group) => Boolean(group));
}

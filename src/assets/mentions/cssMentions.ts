import type { MentionScan, TextSpan } from './imageMention';
import { localUrl } from './mentionPath';
import { nextOccurrence } from './nextOccurrence';
import { withoutCssEscapes } from './unescape';

const signs = /\/\*|\/\/|["']|url\(/gi;

/** `url(…)`, and strings that end like an image's name, as in `image-set()`. */
export function* cssMentions(text: string, hasLineComments = false): MentionScan {
  const closers = { '"': nextOccurrence(text, '"'), "'": nextOccurrence(text, "'") };
  const lineEnd = nextOccurrence(text, '\n');
  const commentEnd = nextOccurrence(text, '*/');
  const sign = new RegExp(signs);

  /** The text between quotes, of which the first stands at `quote`; undefined when it does not end on its line. */
  function quoted(quote: number): TextSpan | undefined {
    const next = text[quote] === '"' ? closers['"'] : closers["'"];
    const start = quote + 1;
    let end = next(start);
    while (end > 0 && text[end - 1] === '\\' && text[end - 2] !== '\\') {
      end = next(end + 1);
    }
    const line = lineEnd(start);
    return end === -1 || (line !== -1 && line < end) ? undefined : { start, end };
  }

  let steps = 0;
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    if (++steps % 2000 === 0) {
      yield undefined;
    }
    const { index: at } = match;
    const [found] = match;
    if (found === '/*') {
      const end = commentEnd(at + 2);
      if (end === -1) {
        return;
      }
      sign.lastIndex = end + 2;
    } else if (found === '//') {
      const end = lineEnd(at);
      if (hasLineComments) {
        sign.lastIndex = end === -1 ? text.length : end;
      }
    } else if (found === '"' || found === "'") {
      const span = quoted(at);
      if (span !== undefined) {
        sign.lastIndex = span.end + 1;
        const path = localUrl(text.slice(span.start, span.end), span.start, withoutCssEscapes);
        if (path !== undefined) {
          yield { place: 'css', ...path, whole: { start: at, end: span.end + 1 } };
        }
      }
    } else {
      const target = urlTarget(text, at + found.length, quoted);
      if (target !== undefined) {
        sign.lastIndex = target.end;
        const { start, end } = target.span;
        const path = localUrl(text.slice(start, end), start, withoutCssEscapes);
        if (path !== undefined) {
          yield { place: 'css', ...path, whole: { start: at, end: target.end } };
        }
      }
    }
  }
}

function urlTarget(
  text: string,
  from: number,
  quoted: (quote: number) => TextSpan | undefined,
): { readonly span: TextSpan; readonly end: number } | undefined {
  const start = skipSpace(text, from);
  if (text[start] === '"' || text[start] === "'") {
    const span = quoted(start);
    const end = span === undefined ? -1 : skipSpace(text, span.end + 1);
    return span === undefined || text[end] !== ')' ? undefined : { span, end: end + 1 };
  }
  // A bracket, a quote or a space within ends what is not a URL after all.
  const plain = /(?:[^\s"'()\\]|\\[^\n]){0,2000}/y;
  plain.lastIndex = start;
  const written = plain.exec(text)?.[0] ?? '';
  const end = skipSpace(text, start + written.length);
  return text[end] === ')' ? { span: { start, end: start + written.length }, end: end + 1 } : undefined;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) {
    at += 1;
  }
  return at;
}

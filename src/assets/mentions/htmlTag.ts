import type { TextSpan } from './imageMention';
import { nextOccurrence } from './nextOccurrence';

export interface HtmlAttribute {
  /** Lower case. */
  readonly name: string;
  /** As written, without quotes or braces. */
  readonly value: string;
  readonly span: TextSpan;
  /** Whether it stands in braces: a program's expression. */
  readonly isExpression: boolean;
}

export interface HtmlTag {
  /** Lower case. */
  readonly name: string;
  readonly attributes: readonly HtmlAttribute[];
  readonly span: TextSpan;
}

/** The tag that begins at a position, or where to read on: what looked like one is none. */
export type ReadTag = (at: number) => HtmlTag | number;

/**
 * Reads tags one after the other, in linear time all together.
 * @param hasBraces whether `{…}` is an expression, as in Svelte, Astro and MDX
 */
export function tagReader(text: string, hasBraces: boolean): ReadTag {
  const closers = { '"': nextOccurrence(text, '"'), "'": nextOccurrence(text, "'") };
  /** Once one does not end, looking for the end of each would take forever. */
  let areBracesClosed = hasBraces;

  function behind(pattern: RegExp, from: number): number {
    pattern.lastIndex = from;
    return pattern.test(text) ? pattern.lastIndex : from;
  }

  /** Where the value that begins at `from` lies, and what follows it; undefined when it does not end. */
  function valueAt(from: number): (TextSpan & { readonly next: number }) | undefined {
    const first = text[from];
    if (first === '"' || first === "'") {
      const end = closers[first](from + 1);
      return end === -1 ? undefined : { start: from + 1, end, next: end + 1 };
    }
    if (first === '{' && hasBraces) {
      const end = areBracesClosed ? closingBrace(text, from) : -1;
      areBracesClosed = end !== -1;
      return end === -1 ? undefined : { start: from + 1, end, next: end + 1 };
    }
    const end = behind(/[^\s>"'<]+/y, from);
    return { start: from, end, next: end };
  }

  return (at) => {
    const nameEnd = behind(/[a-z][\w:.-]{0,99}/iy, at + 1);
    const attributes: HtmlAttribute[] = [];
    let position = nameEnd;
    for (;;) {
      const sign = text[position];
      if (sign === '>') {
        const name = text.slice(at + 1, nameEnd).toLowerCase();
        return { name, attributes, span: { start: at, end: position + 1 } };
      }
      if (sign === undefined || sign === '<') {
        return position;
      }
      const name = /[^\s=>/"'<{]+/y;
      const end = behind(name, position);
      if (end === position) {
        const braces = sign === '{' && hasBraces ? valueAt(position) : undefined;
        position = braces?.next ?? position + 1;
        continue;
      }
      const equals = behind(/\s*=\s*/y, end);
      const value = equals === end ? undefined : valueAt(equals);
      if (equals !== end && value === undefined) {
        return equals + 1;
      }
      const span = value ?? { start: end, end };
      attributes.push({
        name: text.slice(position, end).toLowerCase(),
        value: text.slice(span.start, span.end),
        span: { start: span.start, end: span.end },
        isExpression: value !== undefined && text[equals] === '{',
      });
      position = value?.next ?? end;
    }
  };
}

/** Where the brace that opens at `from` closes, strings passed over; -1 when it does not. */
function closingBrace(text: string, from: number): number {
  const signs = /[{}]|"(?:[^"\\\n]|\\[^]){0,9999}"|'(?:[^'\\\n]|\\[^]){0,9999}'|`(?:[^`\\]|\\[^]){0,9999}`/g;
  signs.lastIndex = from;
  let depth = 0;
  for (let match = signs.exec(text); match !== null; match = signs.exec(text)) {
    depth += match[0] === '{' ? 1 : match[0] === '}' ? -1 : 0;
    if (depth === 0) {
      return match.index;
    }
  }
  return -1;
}

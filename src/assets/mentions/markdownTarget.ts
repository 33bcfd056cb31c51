import type { TextSpan } from './imageMention';

export interface MarkdownTarget {
  /** Without angle brackets. */
  readonly span: TextSpan;
  readonly title: string | undefined;
  /** Behind the closing bracket. */
  readonly end: number;
}

const maximumLength = 1100;
const maximumTitle = 1000;
/** As CommonMark's own parsers have it. */
const maximumNesting = 32;

/** Reads `path "title")`, behind the opening bracket. Never looks far, so that many broken ones stay cheap. */
export function targetAt(text: string, from: number): MarkdownTarget | undefined {
  const start = skipSpace(text, from);
  const span = text[start] === '<' ? bracketed(text, start) : plain(text, start);
  if (span === undefined) {
    return undefined;
  }
  const behind = text[start] === '<' ? span.end + 1 : span.end;
  const next = skipSpace(text, behind);
  if (text[next] === ')') {
    return { span, title: undefined, end: next + 1 };
  }
  const title = next === behind ? undefined : titleAt(text, next);
  const end = title === undefined ? -1 : skipSpace(text, title.end + 1);
  return title === undefined || text[end] !== ')'
    ? undefined
    : { span, title: text.slice(title.start, title.end), end: end + 1 };
}

function bracketed(text: string, at: number): TextSpan | undefined {
  const inside = /^<((?:[^<>\\\n]|\\.)*)>/.exec(text.slice(at, at + maximumLength))?.[1];
  return inside === undefined ? undefined : { start: at + 1, end: at + 1 + inside.length };
}

function plain(text: string, start: number): TextSpan | undefined {
  let depth = 0;
  const limit = Math.min(text.length, start + maximumLength);
  for (let at = start; at < limit; at += 1) {
    const sign = text.charAt(at);
    if (sign === '\\') {
      at += 1;
    } else if (sign === '(') {
      depth += 1;
      if (depth > maximumNesting) {
        return undefined;
      }
    } else if (sign === ')') {
      if (depth === 0) {
        return { start, end: at };
      }
      depth -= 1;
    } else if (/\s/.test(sign)) {
      return depth === 0 && at > start ? { start, end: at } : undefined;
    }
  }
  return undefined;
}

function titleAt(text: string, at: number): TextSpan | undefined {
  const found = /^(?:"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)'|\(((?:[^()\\]|\\[^])*)\))/.exec(
    text.slice(at, at + maximumTitle),
  );
  const inside = found?.[1] ?? found?.[2] ?? found?.[3];
  return inside === undefined ? undefined : { start: at + 1, end: at + 1 + inside.length };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < from + 200 && /\s/.test(text.charAt(at))) {
    at += 1;
  }
  return at;
}

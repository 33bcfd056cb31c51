import type { ImageMention, MentionScan, TextSpan } from './imageMention';
import { localPath, localUrl } from './mentionPath';
import { nextOccurrence } from './nextOccurrence';
import type { ScanContext } from './scanContext';
import { ScriptTags } from './scriptTags';
import { withoutEntities, withoutScriptEscapes } from './unescape';

const signs = /\/\/|\/\*|["'`\\<>{}]/g;

/** How far back it is read what a string is for; an `import { … }` may be long. */
const lookBack = 1000;

/** Strings in a program that name images, and what the tags around them say. */
export function* scriptMentions(text: string, context: ScanContext): MentionScan {
  const lineEnd = nextOccurrence(text, '\n');
  const commentEnd = nextOccurrence(text, '*/');
  const stringAt = stringReader(text);
  const tags = new ScriptTags(text, context.uses);
  const sign = new RegExp(signs);
  let steps = 0;
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    if (++steps % 2000 === 0) {
      yield undefined;
    }
    const { index: at } = match;
    const [found] = match;
    if (found === '\\') {
      sign.lastIndex = at + 2;
    } else if (found === '//') {
      // As in an address that stands in the text of a page.
      const end = text[at - 1] === ':' ? at + 2 : lineEnd(at);
      sign.lastIndex = end === -1 ? text.length : end;
    } else if (found === '/*') {
      const end = commentEnd(at + 2);
      sign.lastIndex = end === -1 ? at + 2 : end + 2;
    } else if (found === '"' || found === "'" || found === '`') {
      const span = stringAt(at, found);
      if (span !== undefined) {
        sign.lastIndex = span.end + 1;
        const written = text.slice(span.start, span.end);
        const before = text.slice(Math.max(0, at - 40), at);
        tags.noteText(before, span, found === '`' ? undefined : written);
        const mention =
          found === '`' && written.includes('${') ? undefined : stringMention(text, at, span, tags.isInTag);
        if (mention !== undefined && !tags.keep(mention)) {
          yield mention;
        }
      }
    } else if (context.hasTags) {
      yield* tags.sign(found, at);
    }
  }
  yield* tags.rest();
}

/** The inside of the string that begins with a quote; undefined when it does not end on its line. */
function stringReader(text: string): (at: number, quote: '"' | "'" | '`') => TextSpan | undefined {
  const lineEnd = nextOccurrence(text, '\n');
  const closers = {
    '"': nextOccurrence(text, '"'),
    "'": nextOccurrence(text, "'"),
    '`': nextOccurrence(text, '`'),
  };
  return (at, quote) => {
    const line = lineEnd(at);
    let end = closers[quote](at + 1);
    while (end !== -1 && (line === -1 || end < line) && isEscaped(text, at, end)) {
      end = closers[quote](end + 1);
    }
    return end === -1 || (line !== -1 && line < end) ? undefined : { start: at + 1, end };
  };
}

function isEscaped(text: string, start: number, at: number): boolean {
  let first = at;
  while (first - 1 > start && text[first - 1] === '\\') {
    first -= 1;
  }
  return (at - first) % 2 === 1;
}

function stringMention(
  text: string,
  quote: number,
  span: TextSpan,
  isInTag: boolean,
): ImageMention | undefined {
  const written = text.slice(span.start, span.end);
  // The common case: most strings are no paths.
  if (!/\.[a-z]{3,4}(?:[?#].{0,1000})?$/is.test(written.slice(-1008))) {
    return undefined;
  }
  const whole = { start: quote, end: span.end + 1 };
  const before = text.slice(Math.max(0, quote - lookBack), quote);
  const call = /\b(?:(new\s+URL)|require|import)\s*\(\s*$/.exec(before.slice(-60));
  if (call !== null) {
    const start = quote - (before.slice(-60).length - call.index);
    const end = /^[^)]{0,200}\)/.exec(text.slice(whole.end, whole.end + 201))?.[0].length ?? 0;
    const path =
      call[1] === undefined ? modulePath(written, span) : localUrl(written, span.start, withoutScriptEscapes);
    return path === undefined
      ? undefined
      : {
          place: call[1] === undefined ? 'module' : 'scriptUrl',
          ...path,
          whole: { start, end: whole.end + end },
          ...bindingOf(before.slice(0, before.length - (quote - start))),
        };
  }
  if (/\b(?:from|import)\s*$/.test(before.slice(-20))) {
    const path = modulePath(written, span);
    return path === undefined ? undefined : importMention(text, before, path, whole);
  }
  if (isInTag && /[\w:-]\s*=\s*$/.test(before.slice(-20))) {
    const path = localUrl(written, span.start, withoutEntities);
    return path === undefined ? undefined : { place: 'jsxAttribute', ...path, whole };
  }
  const path = localPath(written, span.start, withoutScriptEscapes);
  return path === undefined ? undefined : { place: 'string', ...path, whole };
}

/** A module's path may carry a `?query` for the bundler. */
function modulePath(written: string, span: TextSpan): ReturnType<typeof localPath> {
  const bare = /^[^?]*/.exec(written)?.[0] ?? '';
  return localPath(bare, span.start, withoutScriptEscapes);
}

function importMention(
  text: string,
  before: string,
  path: NonNullable<ReturnType<typeof localPath>>,
  literal: TextSpan,
): ImageMention {
  const at = Math.max(before.lastIndexOf('import'), before.lastIndexOf('export'));
  const clause = before.slice(Math.max(at, 0));
  const binding = /^import\s+(?:\*\s+as\s+)?([a-z_$][\w$]*)/i.exec(clause)?.[1];
  const isBound = binding !== undefined && binding !== 'from';
  return {
    place: 'module',
    ...path,
    whole: {
      start: at === -1 ? literal.start : literal.start - clause.length,
      end: literal.end + (text[literal.end] === ';' ? 1 : 0),
    },
    ...(isBound ? { binding } : {}),
  };
}

function bindingOf(before: string): Pick<ImageMention, 'binding'> {
  const binding = /\b(?:const|let|var)\s+([a-z_$][\w$]*)\s*=\s*(?:await\s+)?$/i.exec(before.slice(-200))?.[1];
  return binding === undefined ? {} : { binding };
}

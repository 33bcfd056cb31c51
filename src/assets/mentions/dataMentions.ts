import type { MentionScan } from './imageMention';
import { localPath } from './mentionPath';
import type { ScanContext } from './scanContext';
import { scriptMentions } from './scriptMentions';
import { withoutScriptEscapes } from './unescape';

/** Values in YAML that end like an image's name, on one line each. */
export function* dataMentions(text: string): MentionScan {
  let steps = 0;
  for (let start = 0; start < text.length;) {
    if (++steps % 500 === 0) {
      yield undefined;
    }
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const line = text.slice(start, end);
    // Cheap, and most lines name no image.
    if (line.includes('.')) {
      yield* lineMentions(line, start);
    }
    start = end + 1;
  }
}

/** Strings in JSON, comments allowed; keys are none. */
export function* jsonMentions(text: string, context: ScanContext): MentionScan {
  for (const mention of scriptMentions(text, { ...context, hasTags: false })) {
    if (mention === undefined) {
      yield undefined;
    } else if (!/^\s*:/.test(text.slice(mention.whole.end, mention.whole.end + 50))) {
      yield { ...mention, place: 'data' };
    }
  }
}

function* lineMentions(line: string, start: number): MentionScan {
  const token =
    /\s+|#.*|"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|[[\]{},|>]|(?:-|\?)(?=\s)|[^\s"'[\]{},#](?:[^\s:,[\]{}#]|:(?=\S)|(?<=\S)#|[ \t]+(?=[^\s:#,[\]{}"']))*:?/y;
  let isFirst = true;
  for (let match = token.exec(line); match !== null; match = token.exec(line)) {
    const [whole, double, single] = match;
    const at = start + match.index;
    const quoted = double ?? single;
    const isComment = whole.startsWith('#') && (isFirst || line.charAt(match.index - 1).trim() === '');
    if (isComment) {
      return;
    }
    isFirst = false;
    const written = quoted ?? whole;
    const unescape = double === undefined ? withoutDoubledQuotes : withoutScriptEscapes;
    const path = whole.endsWith(':')
      ? undefined
      : localPath(written, at + (quoted === undefined ? 0 : 1), unescape);
    if (path !== undefined && !line.startsWith(':', token.lastIndex)) {
      yield { place: 'data', ...path, whole: { start: at, end: at + whole.length } };
    }
  }
}

function withoutDoubledQuotes(text: string): string {
  return text.replaceAll("''", "'");
}

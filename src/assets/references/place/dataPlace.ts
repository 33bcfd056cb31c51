import type { Place, Quote, Spot } from './place';
import { lineStart } from './place';

/** @param from where the data begins: front matter does so after its fence */
export function jsonPlace(text: string, from: number, start: number, languageId: string): Place {
  const pattern = /"(?:[^"\\\r\n]|\\.)*"?|'(?:[^'\\\r\n]|\\.)*'?|\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)/g;
  return { languageId, syntax: 'json', spot: spotAmong(pattern, text, from, start) };
}

export function tomlPlace(text: string, from: number, start: number, languageId: string): Place {
  const pattern = /"(?:[^"\\\r\n]|\\.)*"?|'[^'\r\n]*'?|#[^\r\n]*/g;
  return { languageId, syntax: 'toml', spot: spotAmong(pattern, text, from, start) };
}

/** Strings of YAML seldom go over a line; only the line is looked at. */
export function yamlPlace(text: string, start: number, languageId: string): Place {
  const from = lineStart(text, start);
  const pattern = /(?<=^|[\s:[{,-])(?:"(?:[^"\\\r\n]|\\.)*"?|'(?:[^'\r\n]|'')*'?)|(?<=^|\s)#[^\r\n]*/gm;
  const spot = spotAmong(pattern, text, from, start);
  const before = text.slice(from, start);
  // After the beginning of a value, quotes would be a part of it.
  const isBegun = spot.kind === 'value' && !/(?:^|[:\-[{,?|>])\s*$/.test(before);
  return { languageId, syntax: 'yaml', spot: isBegun ? { kind: 'text' } : spot };
}

/** @param pattern of strings and comments */
function spotAmong(pattern: RegExp, text: string, from: number, start: number): Spot {
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found !== null && found.index < start; found = pattern.exec(text)) {
    const [piece] = found;
    const stop = found.index + piece.length;
    const quote = quoteOf(piece);
    const isClosed =
      quote === undefined ? /^\/\*[^]*\*\/$/.test(piece) : piece.length > 1 && piece.endsWith(quote);
    if (start > stop || (start === stop && isClosed)) continue;
    return quote === undefined ? { kind: 'text' } : { kind: 'quoted', quote };
  }
  return { kind: 'value' };
}

function quoteOf(piece: string): Quote | undefined {
  return piece.startsWith('"') ? '"' : piece.startsWith("'") ? "'" : undefined;
}

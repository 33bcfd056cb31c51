export interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly text: string;
}

export function* eachLine(text: string): Generator<Line, void> {
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    yield { start, text: text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end) };
    start = end + 1;
  }
}

/** The content of a `<script>` or `<style>`, or what stands between the fences of an Astro page. */
export interface Block {
  readonly tag: string;
  /** The attributes, as they are written. */
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
}

/** Where a scan of a page ends. */
export type MarkupState =
  | { readonly kind: 'text' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'tag'; readonly tag: string; readonly attribute: string; readonly needsValue: boolean }
  | { readonly kind: 'attribute'; readonly tag: string; readonly attribute: string; readonly start: number }
  /** In the braces of Svelte and Astro. @param start of what is in them */
  | { readonly kind: 'expression'; readonly tag: string | undefined; readonly start: number };

export interface MarkupScan {
  readonly state: MarkupState;
  /** Those that begin before the end of the scan. */
  readonly blocks: readonly Block[];
}

const tagPattern = /<(?:!--|[?%]|\/?([A-Za-z][\w.:-]*))/g;
const braces = /[{}"'`]/g;
const literal = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[^])*`/y;

/** Reads a page from its beginning up to `end`. @param hasBraces whether `{…}` holds a program, as in Svelte and Astro */
export function scanMarkup(text: string, end: number, hasBraces: boolean, from = 0): MarkupScan {
  const blocks: Block[] = [];
  const pattern = hasBraces ? /<(?:!--|[?%]|\/?([A-Za-z][\w.:-]*))|\{/g : new RegExp(tagPattern);
  let at = from;
  while (at < end) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null || found.index >= end) break;
    const start = found.index + found[0].length;
    const [sign, tag] = found;
    if (sign === '{') {
      at = afterBraces(text, start);
      if (at > end || (at === end && text[at - 1] !== '}')) {
        return { state: { kind: 'expression', tag: undefined, start }, blocks };
      }
    } else if (tag === undefined) {
      const close = sign === '<!--' ? '-->' : sign === '<?' ? '?>' : '%>';
      at = after(text, close, start);
      if (at > end || !text.startsWith(close, at - close.length))
        return { state: { kind: 'comment' }, blocks };
    } else {
      const result = scanTag(text, start, end, tag, hasBraces);
      if (typeof result !== 'number') return { state: result, blocks };
      at = result;
      if (sign.startsWith('</') || !/^(?:script|style)$/i.test(tag) || text.startsWith('/>', at - 2))
        continue;
      const close = new RegExp(`</${tag}\\s*>`, 'gi');
      close.lastIndex = at;
      const stop = close.exec(text)?.index ?? text.length;
      const block = { tag: tag.toLowerCase(), attributes: text.slice(start, at - 1), start: at, end: stop };
      blocks.push(block);
      if (stop >= end && at <= end) return { state: { kind: 'block', block }, blocks };
      at = stop;
    }
  }
  return { state: { kind: 'text' }, blocks };
}

/** The end of a tag, or where `end` is in it. */
function scanTag(
  text: string,
  from: number,
  end: number,
  tag: string,
  hasBraces: boolean,
): number | MarkupState {
  const part = /\s+|\/?>|=|"[^"]*(?:"|$)|'[^']*(?:'|$)|\{|[^\s"'<>/=]+|[^]/y;
  let attribute = '';
  let needsValue = false;
  let at = from;
  while (at < end) {
    part.lastIndex = at;
    const piece = part.exec(text)?.[0] ?? '';
    const stop = at + Math.max(piece.length, 1);
    if (/^["']/.test(piece)) {
      const isClosed = piece.length > 1 && piece.at(-1) === piece[0];
      if (end < stop || (end === stop && !isClosed))
        return { kind: 'attribute', tag, attribute, start: at + 1 };
      needsValue = false;
    } else if (piece.startsWith('{') && hasBraces) {
      const close = afterBraces(text, at + 1);
      if (end < close || (end === close && text[close - 1] !== '}')) {
        return { kind: 'expression', tag, start: at + 1 };
      }
      needsValue = false;
      at = close;
      continue;
    } else if (piece === '>' || piece === '/>') return stop;
    else if (piece === '=') needsValue = true;
    else if (piece.trim() !== '' && piece !== '/') {
      if (needsValue) needsValue = false;
      else attribute = piece;
    }
    at = stop;
  }
  return { kind: 'tag', tag, attribute, needsValue };
}

/** The offset after the brace that closes what was opened before `from`; strings may hold braces. */
function afterBraces(text: string, from: number): number {
  let depth = 1;
  braces.lastIndex = from;
  for (let found = braces.exec(text); found !== null; found = braces.exec(text)) {
    const [sign] = found;
    if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return found.index + 1;
    } else {
      literal.lastIndex = found.index;
      const close = literal.exec(text);
      // An apostrophe in text between elements is no string.
      if (close !== null) braces.lastIndex = found.index + close[0].length;
    }
  }
  return text.length;
}

function after(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found < 0 ? text.length : found + sign.length;
}

const htmlStart =
  /^<(?:!doctype\s+html|html|head|body|script|style|title|meta|link|base|iframe|object|embed|img|h[1-6]|div|p|a|br|table|form|font|center|noscript|template)(?=[\s>/]|$)/i;
const svgStart = /^<(?:!doctype\s+svg|(?:[\p{L}_][\p{L}\p{N}_.-]*:)?svg)(?=[\s>/[]|$)/iu;

/** Tells text that a browser would run from bytes that mean nothing to it. */
export function markupType(head: Uint8Array): 'svg' | 'html' | 'unknown' {
  let text = decode(head);
  for (;;) {
    text = text.replace(/^[\s\uFEFF]+/, '');
    if (svgStart.test(text)) return 'svg';
    if (htmlStart.test(text)) return 'html';
    const rest = afterProlog(text);
    if (rest === undefined) return 'unknown';
    text = rest;
  }
}

/** What follows an XML declaration, a comment or a doctype at the start; `undefined` without one. */
function afterProlog(text: string): string | undefined {
  if (text.startsWith('<!--')) return after(text, '-->');
  if (text.startsWith('<?')) return after(text, '?>');
  if (!/^<!doctype/i.test(text)) return undefined;
  const subset = text.indexOf('[');
  const end = text.indexOf('>');
  return subset !== -1 && subset < end ? after(text.slice(subset), ']') : after(text, '>');
}

function after(text: string, mark: string): string | undefined {
  const at = text.indexOf(mark);
  return at === -1 ? undefined : text.slice(at + mark.length).replace(/^\s*>/, '');
}

function decode(head: Uint8Array): string {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return decodeUtf16(head, 0);
  if (first === 0xfe && second === 0xff) return decodeUtf16(head, 1);
  // Without a mark, XML in UTF-16 still shows by the zero beside its first `<`.
  if (first === 0x3c && second === 0) return decodeUtf16(head, 0);
  if (first === 0 && second === 0x3c) return decodeUtf16(head, 1);
  return new TextDecoder().decode(head);
}

/** @param low index of the low byte in each pair */
function decodeUtf16(head: Uint8Array, low: 0 | 1): string {
  let text = '';
  for (let at = 0; at + 1 < head.length; at += 2) {
    text += String.fromCharCode((head[at + low] ?? 0) | ((head[at + 1 - low] ?? 0) << 8));
  }
  return text;
}

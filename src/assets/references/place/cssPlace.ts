import { type Place, openAt } from './place';

/** @param from where the style sheet begins. @param end of what is replaced */
export function cssPlace(text: string, from: number, start: number, end: number, languageId: string): Place {
  const place = { languageId, syntax: 'css' } as const;
  const hasLineComments = languageId !== 'css' && languageId !== 'postcss' && languageId !== 'tailwindcss';
  const pattern = hasLineComments
    ? /\/\*[^]*?(?:\*\/|$)|\/\/[^\r\n]*|url\(\s*(?!["'\s])[^)\r\n]*\)?|"(?:[^"\\\r\n]|\\[^])*"?|'(?:[^'\\\r\n]|\\[^])*'?/gi
    : /\/\*[^]*?(?:\*\/|$)|url\(\s*(?!["'\s])[^)\r\n]*\)?|"(?:[^"\\\r\n]|\\[^])*"?|'(?:[^'\\\r\n]|\\[^])*'?/gi;
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found !== null && found.index < start; found = pattern.exec(text)) {
    const [piece] = found;
    const stop = found.index + piece.length;
    if (start > stop || (start === stop && isClosed(piece))) continue;
    if (piece.startsWith('/')) return { ...place, spot: { kind: 'text' } };
    const isIn = !/^url/i.test(piece) || start >= found.index + piece.indexOf('(') + 1;
    if (isIn) return { ...place, spot: { kind: 'url' } };
  }
  return { ...place, spot: openAt(text, start, end) };
}

function isClosed(piece: string): boolean {
  if (piece.startsWith('/*')) return piece.length > 3 && piece.endsWith('*/');
  if (piece.startsWith('//')) return false;
  if (/^url/i.test(piece)) return piece.endsWith(')');
  return piece.length > 1 && piece.at(-1) === piece[0];
}

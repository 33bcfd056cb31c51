/** JSON with comments and trailing commas, as in tsconfig.json; `undefined` where that cannot be read. */
export function parseJsonc(text: string): unknown {
  try {
    return JSON.parse(withoutExtras(text));
  } catch {
    return undefined;
  }
}

/** Strings are matched first, so that what looks like a comment in one stays. */
function withoutExtras(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/"(?:[^"\\]|\\.)*"|\/\/[^\n\r]*|\/\*[^]*?\*\//g, (piece) =>
      piece.startsWith('"') ? piece : ' ',
    )
    .replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g, (piece) => (piece === ',' ? '' : piece));
}

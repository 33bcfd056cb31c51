/** A part of a reference: text as it is, or alt text, escaped already, that a person may put right where it stands. */
export type Piece = string | { readonly alt: string };

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.alt)).join('');
}

/** As a snippet of VS Code, the alt text a placeholder. An empty one stays a stop: it may be filled. */
export function snippetOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? snippetText(piece) : snippetAlt(piece.alt, 1)))
    .join('');
}

export function snippetAlt(alt: string, stop: number): string {
  return alt === '' ? `\${${stop}}` : `\${${stop}:${snippetText(alt)}}`;
}

/** Text that a snippet shows as it is. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

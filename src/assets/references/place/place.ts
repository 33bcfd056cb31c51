import type { Syntax } from '../syntax';

export type Quote = '"' | "'" | '`';

/** What may stand where the cursor is. */
export type Spot =
  /** The language's own form. `alone`: on a line that is empty but for it. */
  | { readonly kind: 'open'; readonly alone: boolean }
  /** Inside a string of a program or of data. */
  | { readonly kind: 'quoted'; readonly quote: Quote }
  /** A bare URL, quoted or framed already. `list`: among others, divided by commas. */
  | { readonly kind: 'url'; readonly list?: boolean }
  /** A URL that brings its own quotes: `src=|`. */
  | { readonly kind: 'value' }
  /** Between the attributes of an `<img>`. */
  | { readonly kind: 'attributes' }
  /** Where a program names a value. `bare`: the braces of an attribute are missing. */
  | { readonly kind: 'expression'; readonly bare: boolean; readonly tag: string | undefined }
  /** An empty line of a program outside of all functions. */
  | { readonly kind: 'statement' }
  /** Code that is only shown, comments: the plain path. */
  | { readonly kind: 'text' };

export interface Place {
  /** As VS Code names languages: that of the place, not of the document around it. */
  readonly languageId: string;
  readonly syntax: Syntax;
  readonly spot: Spot;
  /** In the front matter of a page. */
  readonly isFrontMatter?: boolean;
  /** What a browser reads as it stands, without a builder: a URL, also in a string. */
  readonly isPage?: boolean;
}

/** The line around an offset: what stands before and after it. */
export function lineAround(text: string, start: number, end: number): readonly [string, string] {
  const next = text.slice(end).search(/[\r\n]/);
  return [
    text.slice(lineStart(text, start), start),
    next < 0 ? text.slice(end) : text.slice(end, end + next),
  ];
}

export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** @param end of what is replaced */
export function openAt(text: string, start: number, end: number): Spot {
  return { kind: 'open', alone: lineAround(text, start, end).every((part) => part.trim() === '') };
}

import { escapeAsciidocAlt, escapeLatex } from '../altEscapes';
import { plainLine } from '../plainLine';
import { pathUrl } from '../pathUrl';
import type { AssetWay } from './assetWay';
import { pathOf } from './assetWay';
import type { Piece } from './piece';
import { withoutControls } from './quotedText';
import type { Target } from './target';

/** What stands around a block that needs lines of its own. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** A directive, on lines of its own; in the middle of a line it ends the paragraph. */
export function restructuredTextReference(
  { way, alt }: Target,
  { before, after }: Surroundings,
): readonly Piece[] {
  return [`${before}.. image:: ${restructuredTextPath(way)}\n   :alt: `, { alt: plainLine(alt) }, after];
}

/** Blanks vanish unless they are escaped. */
export function restructuredTextPath(way: AssetWay): string {
  return withoutControls(pathOf(way)).replace(/[\\\s]/g, '\\$&');
}

/** A block where the line is empty, else within the text. */
export function asciidocReference({ way, alt }: Target, isAlone: boolean): readonly Piece[] {
  const text = escapeAsciidocAlt(alt);
  const quote = /[,=&]/.test(text) ? '"' : '';
  const macro = isAlone ? 'image::' : 'image:';
  return [`${macro}${asciidocPath(way)}[${quote}`, { alt: text }, `${quote}]`];
}

/** Blanks may stay; what would be read as formatting, or as the end of the address, may not. */
export function asciidocPath(way: AssetWay): string {
  return pathUrl(pathOf(way))
    .replaceAll('%20', ' ')
    .replace(/__|--|~|\+|\.{3,}|^:/g, (signs) =>
      Array.from(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).join(''),
    );
}

export function latexReference({ way, alt }: Target): readonly Piece[] {
  return ['\\includegraphics[width=\\linewidth,alt={', { alt: escapeLatex(alt) }, `}]{${latexPath(way)}}`];
}

const latexStrings: Readonly<Record<string, string>> = {
  '#': 'hash',
  '%': 'percent',
  '~': 'tilde',
  '^': 'circumflex',
  '\\': 'backslash',
  '{': 'left_brace',
  '}': 'right_brace',
};

/** Letters that TeX reads as its own, even in a name, by the strings that its kernel has for them. */
export function latexPath(way: AssetWay): string {
  return withoutControls(pathOf(way)).replace(
    /([#%~^\\{}])( ?)/g,
    (_whole, sign: string, blank: string) =>
      `\\csname c_${latexStrings[sign] ?? ''}_str\\endcsname ${blank === '' ? '' : '\\space '}`,
  );
}

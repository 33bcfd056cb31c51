import { escapeHtmlAttribute } from '../altEscapes';
import { urlOf } from './assetWay';
import { dotted } from './dotted';
import type { Piece } from './piece';
import { sourceSet } from './sourceSet';
import type { Syntax } from './syntax';
import type { Target } from './target';

type Encode = (url: string) => string;

/** Razor and Blade read `@` in a path too. In pages that a builder reads, it begins an alias. */
export function encodeFor(syntax: Syntax): Encode {
  if (syntax === 'html') return (url) => url.replaceAll('@', '%40');
  // Vue takes what does not begin with a dot for an address of the site.
  return syntax === 'vue' ? (url) => (/^[@~#]/.test(url) ? url : dotted(url)) : (url) => url;
}

export function htmlReference(target: Target, syntax: Syntax): readonly Piece[] {
  return htmlImage(target, encodeFor(syntax), escapeHtmlAttribute);
}

export function htmlImage(target: Target, encode: Encode, escape: (alt: string) => string): readonly Piece[] {
  return ['<img ', ...htmlAttributes(target, encode, escape), '>'];
}

/** With the size, a page does not jump when the picture arrives. */
export function htmlAttributes(
  target: Target,
  encode: Encode,
  escape: (alt: string) => string = escapeHtmlAttribute,
): readonly Piece[] {
  const { way, alt, variants, sizes } = target;
  const set = variants.length === 0 ? '' : `srcset="${sourceSet(target, encode)}" sizes="${sizes}" `;
  return [`src="${encode(urlOf(way))}" ${set}alt="`, { alt: escape(alt) }, `"${sizeAttributes(target)}`];
}

export function sizeAttributes({ size }: Target): string {
  return size === undefined ? '' : ` width="${size.width}" height="${size.height}"`;
}

import { escapeHtmlAttribute, escapeJsxAttribute } from '../altEscapes';
import { dotted } from './dotted';
import { urlOf } from './assetWay';
import { htmlAttributes, htmlImage, sizeAttributes } from './html';
import type { Imports } from './imports/imports';
import type { Piece } from './piece';
import { sourceSet } from './sourceSet';
import type { Target, TargetVariant } from './target';

/** A picture that a program imports, by its name there; undefined where its URL has to stand. */
export type NameOf = (variant: Pick<TargetVariant, 'way'>) => string | undefined;

const same = (url: string): string => url;

export function jsxReference(target: Target, nameOf: NameOf): readonly Piece[] {
  return ['<img ', ...jsxAttributes(target, nameOf), ' />'];
}

export function jsxAttributes(target: Target, nameOf: NameOf): readonly Piece[] {
  return [
    `src=${jsxSource(target, nameOf)}${jsxSet(target, nameOf)} alt="`,
    { alt: escapeJsxAttribute(target.alt) },
    '"',
  ];
}

/** Next makes smaller sizes by itself once it knows `sizes`. It takes the size from what is imported; a URL has to come with it. */
export function nextReference(target: Target, nameOf: NameOf, imports: Imports): readonly Piece[] {
  const { size, way, widths, sizes } = target;
  if (way.kind === 'absolute' || (way.kind === 'root' && size === undefined))
    return jsxReference(target, nameOf);
  const tag = imports.whole('next/image', 'Image', 'NextImage');
  const name = nameOf(target);
  const box =
    name !== undefined || size === undefined ? '' : ` width={${size.width}} height={${size.height}}`;
  const set = widths.length === 0 ? '' : ` sizes="${sizes}"`;
  return [
    `<${tag} src=${jsxSource(target, nameOf)}${set} alt="`,
    { alt: escapeJsxAttribute(target.alt) },
    `"${box} />`,
  ];
}

export function svelteAttributes(target: Target, nameOf: NameOf): readonly Piece[] {
  const name = nameOf(target);
  if (name === undefined) return htmlAttributes(target, same);
  const set =
    target.variants.length === 0 ? '' : ` srcset="${namedSet(target, nameOf, '')}" sizes="${target.sizes}"`;
  return [
    `src={${name}}${set} alt="`,
    { alt: escapeHtmlAttribute(target.alt) },
    `"${sizeAttributes(target)}`,
  ];
}

/** Astro's own `<Image>` makes the sizes that it is told. */
export function astroReference(target: Target, nameOf: NameOf, imports: Imports): readonly Piece[] {
  const { kind } = target.way;
  if (kind === 'absolute' || kind === 'root') return htmlImage(target, same, escapeHtmlAttribute);
  const tag = imports.part('astro:assets', 'Image', 'AstroImage');
  const source = jsxSource(target, nameOf);
  const { widths, sizes } = target;
  const all = [...widths, ...(source.startsWith('{') ? [`${source.slice(1, -1)}.width`] : [])].join(', ');
  const set = widths.length === 0 ? '' : ` widths={[${all}]} sizes="${sizes}"`;
  return [`<${tag} src=${source}${set} alt="`, { alt: escapeHtmlAttribute(target.alt) }, '" />'];
}

function jsxSource(target: Target, nameOf: NameOf): string {
  const name = nameOf(target);
  return name === undefined ? `"${dotted(urlOf(target.way))}"` : `{${name}}`;
}

function jsxSet(target: Target, nameOf: NameOf): string {
  const { variants, sizes } = target;
  if (variants.length === 0) return '';
  const isNamed = variants.every((variant) => nameOf(variant) !== undefined);
  const set = isNamed ? `{\`${namedSet(target, nameOf, '$')}\`}` : `"${sourceSet(target, dotted)}"`;
  return ` srcSet=${set} sizes="${sizes}"`;
}

/** @param sign before the braces of a name: JavaScript's strings have one, Svelte's do not */
function namedSet({ variants }: Target, nameOf: NameOf, sign: string): string {
  return variants
    .map((variant) => {
      const name = nameOf(variant);
      return `${name === undefined ? urlOf(variant.way) : `${sign}{${name}}`} ${variant.width}w`;
    })
    .join(', ');
}

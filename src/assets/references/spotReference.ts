import { insideQuotes, inQuotes, withoutControls, yamlScalar } from './quotedText';
import { pathOf, specifierOf, urlOf, type AssetWay } from './assetWay';
import { dotted } from './dotted';
import { encodeFor } from './html';
import type { Place, Spot } from './place/place';
import { asciidocPath, latexPath, restructuredTextPath } from './typeset';

/** Where nothing but the path is wanted. */
export type PathSpot = Spot & { readonly kind: 'quoted' | 'url' | 'value' | 'text' };

export function isPathSpot(spot: Spot): spot is PathSpot {
  return ['quoted', 'url', 'value', 'text'].includes(spot.kind);
}

/** @param before what stands in front of it on its line */
export function pathAt(place: Place, spot: PathSpot, way: AssetWay, before: string): string {
  switch (spot.kind) {
    case 'text':
      return withoutControls(dataPath(place, way));
    case 'quoted':
      return insideQuotes(dataPath(place, way), spot.quote, place.syntax);
    case 'url':
      return listed(bareUrl(place, way), spot.list === true);
    case 'value':
      return valueOf(place, way, before);
  }
}

function valueOf(place: Place, way: AssetWay, before: string): string {
  const gap = /[:\-,]$/.test(before) ? ' ' : '';
  const { syntax } = place;
  if (syntax === 'css') return `url(${urlOf(way)})`;
  if (syntax === 'json' || syntax === 'toml') return inQuotes(dataPath(place, way), '"', syntax);
  return syntax === 'yaml' ? gap + yamlScalar(dataPath(place, way)) : `"${bareUrl(place, way)}"`;
}

/** Tools for front matter often take a path without a dot for one from elsewhere. */
function dataPath({ isFrontMatter = false, isPage = false, syntax }: Place, way: AssetWay): string {
  if (isPage) return syntax === 'json' ? urlOf(way) : dotted(urlOf(way));
  const isModule = syntax === 'script' || syntax === 'jsx' || syntax === 'mdx';
  return isModule || isFrontMatter ? specifierOf(way) : pathOf(way);
}

function bareUrl(place: Place, way: AssetWay): string {
  const { syntax } = place;
  if (syntax === 'restructuredtext') return restructuredTextPath(way);
  if (syntax === 'asciidoc') return asciidocPath(way);
  if (syntax === 'latex') return latexPath(way);
  return syntax === 'jsx' ? dotted(urlOf(way)) : encodeFor(syntax)(urlOf(way));
}

/** In a list, a comma would begin the next one. */
function listed(url: string, isList: boolean): string {
  return isList ? url.replaceAll(',', '%2C') : url;
}

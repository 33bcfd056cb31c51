import { imagesFolderAt } from '../mentions/imagesFolder';
import type { ReferenceRequest } from '../reference';
import { absolutePath, relativePath } from '../relativePath';
import { joined, parentOf } from '../project/pathNames';
import { habitOf, prefersAlias } from './aliasHabit';
import { aliasWay, rootWay, type AssetWay } from './assetWay';
import type { Place } from './place/place';
import type { Syntax } from './syntax';

/** Written by the document's own place, not by the site: the root of a site means nothing to them. */
const withoutSite: ReadonlySet<Syntax> = new Set<Syntax>(['restructuredtext', 'asciidoc', 'latex', 'plain']);

const withAliases: ReadonlySet<Syntax> = new Set<Syntax>(['vue', 'svelte', 'astro', 'jsx', 'script', 'css']);

/** Configuration of tools, which look from where it lies. */
const toolFiles = /(?:^|\/)(?:package|composer|app|tsconfig[^/]*|jsconfig)\.json$|\.code-workspace$/i;

/**
 * The way to a picture as this document would write it.
 * @param text the document
 * @param at where it is written; other lines may hold elsewhere
 */
export function wayTo(
  request: ReferenceRequest,
  imagePath: string,
  place: Place,
  text: string,
  at: number,
): AssetWay {
  const { documentPath, facts, workspacePath } = request;
  if (documentPath === undefined) {
    return workspacePath === undefined || imagePath !== request.imagePath
      ? { kind: 'absolute', path: imagePath }
      : { kind: 'relative', path: workspacePath.replace(/^\/+/, '') };
  }
  const images = place.syntax === 'asciidoc' ? imagesFolderAt(text, at) : undefined;
  const from = images === undefined ? documentPath : documentPath.replace(/[^\\/]*$/, `${images}/-`);
  const relative = relativePath(from, imagePath);
  if (facts !== undefined) {
    const isServed = !withoutSite.has(place.syntax) && !toolFiles.test(documentPath);
    const root = isServed ? rootWay(documentPath, imagePath, facts) : undefined;
    if (root !== undefined) return root;
    const alias = withAliases.has(place.syntax) ? aliasWay(imagePath, facts.aliases) : undefined;
    if (alias !== undefined && prefersAlias(habitOf(text, facts.aliases), relative)) return alias;
  }
  return relative === undefined
    ? { kind: 'absolute', path: imagePath }
    : { kind: 'relative', path: relative };
}

/** Whether a specifier in the document leads to the picture. */
export function leadsTo(request: ReferenceRequest, imagePath: string, specifier: string): boolean {
  const { documentPath, facts } = request;
  const [path = ''] = specifier.split('?');
  if (path.startsWith('.')) {
    return (
      documentPath !== undefined &&
      absolutePath(joined(parentOf(documentPath), path)) === absolutePath(imagePath)
    );
  }
  const { prefix, rest } = aliasWay(imagePath, facts?.aliases ?? []) ?? {};
  return prefix !== undefined && path === `${prefix}${rest ?? ''}`;
}

import type { PathAlias, ProjectFacts } from '../../core/ports/projectLayout';
import { fileUrl, pathUrl } from '../pathUrl';
import { absolutePath, relativePath } from '../relativePath';

/** How a document gets to a picture. Nothing is encoded. */
export type AssetWay =
  | { readonly kind: 'relative'; readonly path: string }
  /** From where the site is served. */
  | { readonly kind: 'root'; readonly path: string }
  /** `@/` and what comes after it. */
  | { readonly kind: 'alias'; readonly prefix: string; readonly rest: string }
  /** There is no other way: another drive, another file system. */
  | { readonly kind: 'absolute'; readonly path: string };

/** The way of `path` below `folder`; undefined where it is not. */
export function below(folder: string, path: string): string | undefined {
  const way = relativePath(`${folder.replace(/\/+$/, '')}/-`, path);
  return way === undefined || way === '' || /^\.\.(?:\/|$)/.test(way) ? undefined : way;
}

/**
 * The way from the site's root, for a picture in a public folder. Not for what the site does not serve itself: a
 * neighbour in the same public folder, which works at any address, and a README, which is read in the repository.
 */
export function rootWay(
  documentPath: string,
  imagePath: string,
  { publicFolders }: Pick<ProjectFacts, 'publicFolders'>,
): AssetWay | undefined {
  if (/(?:^|\/)(?:readme|changelog|contributing)[^/]*$/i.test(documentPath)) return undefined;
  for (const folder of publicFolders) {
    const way = below(folder, imagePath);
    if (way !== undefined && below(folder, documentPath) === undefined)
      return { kind: 'root', path: `/${way}` };
  }
  return undefined;
}

/** The shortest way by an alias. */
export function aliasWay(
  imagePath: string,
  aliases: readonly PathAlias[],
): (AssetWay & { kind: 'alias' }) | undefined {
  const ways = aliases.flatMap(({ pattern, targets }) => {
    const [prefix = '', suffix] = pattern.split('*');
    return targets.flatMap((target) => {
      const [folder = '', ending = ''] = target.split('*');
      if (suffix === undefined) {
        return absolutePath(target) === absolutePath(imagePath)
          ? [{ kind: 'alias' as const, prefix, rest: '' }]
          : [];
      }
      if (!folder.endsWith('/') || suffix !== '' || ending !== '') return [];
      const rest = below(folder, imagePath);
      return rest === undefined ? [] : [{ kind: 'alias' as const, prefix, rest }];
    });
  });
  return ways.sort((one, other) => length(one) - length(other))[0];
}

function length({ prefix, rest }: AssetWay & { kind: 'alias' }): number {
  return prefix.length + rest.length;
}

/** As a URL reference, encoded. */
export function urlOf(way: AssetWay): string {
  switch (way.kind) {
    case 'relative':
    case 'root':
      return pathUrl(way.path);
    case 'alias':
      return way.prefix + pathUrl(way.rest);
    case 'absolute':
      return fileUrl(way.path);
  }
}

/** As programs name modules: a relative one begins with a dot. */
export function specifierOf(way: AssetWay): string {
  switch (way.kind) {
    case 'relative':
      return way.path.startsWith('../') ? way.path : `./${way.path}`;
    case 'root':
      return pathUrl(way.path);
    case 'alias':
      return way.prefix + way.rest;
    case 'absolute':
      return absolutePath(way.path);
  }
}

/** As a path for people and programs of any kind; the site's root is only known to what is served. */
export function pathOf(way: AssetWay): string {
  switch (way.kind) {
    case 'relative':
      return way.path;
    case 'root':
      return pathUrl(way.path);
    case 'alias':
      return way.prefix + way.rest;
    case 'absolute':
      return absolutePath(way.path);
  }
}

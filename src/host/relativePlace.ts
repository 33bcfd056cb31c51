import { childUri, foldersBetween } from './place';

/** The way from a folder to what lies in it, forward slashes; undefined for what lies elsewhere. */
export function relativeTo(root: string, uri: string): string | undefined {
  try {
    const path = foldersBetween(root, uri).join('/');
    return path === '' ? undefined : path;
  } catch {
    return undefined;
  }
}

/** The way back. */
export function uriBelow(root: string, path: string): string {
  return childUri(root, ...path.split('/'));
}

/** The innermost of some folders that a URI lies in. */
export function rootOf(roots: readonly string[], uri: string): string | undefined {
  return roots
    .map((root) => ({ root, path: relativeTo(root, uri) }))
    .filter(({ path }) => path !== undefined)
    .sort((one, other) => (one.path?.length ?? 0) - (other.path?.length ?? 0))[0]?.root;
}

/** Whether two URIs, which may be spelled differently, name the same place. */
export function isSamePlace(one: string, other: string): boolean {
  return relativeTo(one, uriBelow(other, 'x')) === 'x';
}

import { foldersUpTo, joined } from './pathNames';

/**
 * Where a site that the document belongs to may keep what it serves from its root: each name in each folder from
 * the document's up to `root`, so that a site deep in a larger repository is found. Nearest first.
 */
export function publicFoldersFor(
  documentPath: string,
  root: string,
  names: readonly string[],
): readonly string[] {
  const usable = names.map((name) => name.replaceAll('\\', '/').replace(/^[/\s]+|\s+$/g, '')).filter(isBelow);
  return foldersUpTo(root, documentPath).flatMap((folder) => usable.map((name) => joined(folder, name)));
}

/** A name that is a way down: not the folder itself, not out of it. */
function isBelow(name: string): boolean {
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.length > 0 && !segments.includes('..');
}

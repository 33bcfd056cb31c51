import { isInside, joined, parentOf } from '../project/pathNames';
import { pathUrl } from '../pathUrl';
import { relativePath } from '../relativePath';
import type { ImageMention } from './imageMention';

/**
 * What stands at a mention's span when its file lies elsewhere: in the way it is written now, else relative to the document.
 * Undefined where neither fits. Paths are those of URIs, absolute.
 * @param write adds the escapes of the document's language
 */
export function movedPath(
  {
    path,
    writing,
    place,
    bases,
  }: Pick<ImageMention, 'path' | 'writing'> & Partial<Pick<ImageMention, 'place' | 'bases'>>,
  documentPath: string,
  from: string,
  to: string,
  write: (way: string) => string | undefined = (way) => (writing === 'path' ? way : pathUrl(way)),
): string | undefined {
  const [written, old] = [path.split('/'), from.split('/')];
  let shared = 0;
  while (shared < written.length && isSameStep(written.at(-1 - shared), old.at(-1 - shared))) {
    shared += 1;
  }
  if (shared === 0) {
    return undefined;
  }
  const base = old.slice(0, -shared).join('/') || '/';
  const start = written.slice(0, -shared);
  const way = isInside(base, to)
    ? [...start, ...to.slice(base === '/' ? 1 : base.length + 1).split('/')].join('/')
    : relativeTo(
        path,
        place === 'asciidocImage' ? seenFrom(documentPath, path, from, bases) : documentPath,
        from,
        to,
      );
  return way === undefined ? undefined : write(way);
}

/** What stands where AsciiDoc looks for pictures, when this one was found there. */
function seenFrom(documentPath: string, path: string, from: string, bases: readonly string[] = []): string {
  const folders = bases.map((base) => joined(parentOf(documentPath), `./${base}`));
  const folder = folders.find((one) => joined(one, `./${path}`) === from);
  return folder === undefined ? documentPath : `${folder}/-`;
}

/** Only for what is relative now: an alias or the site's root is a way of its own. */
function relativeTo(path: string, documentPath: string, from: string, to: string): string | undefined {
  const isRelative = path.startsWith('.') || isInside(parentOf(documentPath), from);
  const way = isRelative && !path.startsWith('/') ? relativePath(documentPath, to) : undefined;
  return way !== undefined && path.startsWith('.') && !way.startsWith('.') ? `./${way}` : way;
}

/** `.` and `..` are no names. */
function isSameStep(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one !== '' && one !== '.' && one !== '..' && one === other;
}

interface AbsolutePath {
  /** `''` on POSIX, `c:` for a drive, `//server/share` for a network share. */
  readonly root: string;
  readonly segments: readonly string[];
}

/**
 * The way from a document to a file: POSIX slashes, not encoded, no `./` in front. Both are absolute, POSIX
 * (`/home/me/a.md`), Windows (`C:\a.md`, `\\server\share\a.md`) or a URI's path (`/c:/a.md`).
 * `undefined` when there is no way: another drive or share.
 */
export function relativePath(documentPath: string, filePath: string): string | undefined {
  const from = parseAbsolute(documentPath);
  const to = parseAbsolute(filePath);
  if (from.root !== to.root) return undefined;
  const folder = from.segments.slice(0, -1);
  // Windows ignores case; elsewhere `Img` and `img` are two folders.
  const key = (segment: string): string => (from.root === '' ? segment : segment.toLowerCase());
  const limit = Math.min(folder.length, to.segments.length - 1);
  let shared = 0;
  while (shared < limit && key(folder[shared] ?? '') === key(to.segments[shared] ?? '')) shared += 1;
  return [...folder.slice(shared).map(() => '..'), ...to.segments.slice(shared)].join('/');
}

/** An absolute path as a person writes it, with POSIX slashes: `/home/me/a.png`, `c:/a.png`, `//server/share/a.png`. */
export function absolutePath(path: string): string {
  const { root, segments } = parseAbsolute(path);
  return `${root}/${segments.join('/')}`;
}

function parseAbsolute(path: string): AbsolutePath {
  const drive = /^[\\/]?([a-z]:)(?=[\\/]|$)/i.exec(path);
  if (drive !== null) {
    return { root: (drive[1] ?? '').toLowerCase(), segments: split(path.slice(drive[0].length), /[\\/]/) };
  }
  const share = /^(?:\\\\|\/\/)([^\\/]+)[\\/]+([^\\/]+)/.exec(path);
  if (share !== null) {
    const root = `//${share[1] ?? ''}/${share[2] ?? ''}`.toLowerCase();
    return { root, segments: split(path.slice(share[0].length), /[\\/]/) };
  }
  // A backslash is a letter like any other in a POSIX name.
  return { root: '', segments: split(path, /\//) };
}

function split(path: string, separator: RegExp): readonly string[] {
  const segments: string[] = [];
  for (const segment of path.split(separator)) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments;
}

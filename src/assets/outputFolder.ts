export type FolderRefusal =
  | { readonly code: 'empty' }
  | { readonly code: 'absolute' }
  | { readonly code: 'outside' }
  /** A folder that belongs to a tool: `.git`, `.vscode`, `node_modules`. */
  | { readonly code: 'forbidden'; readonly segment: string }
  /** A segment with a character or a `${token}` that no folder name should hold. */
  | { readonly code: 'invalid'; readonly segment: string };

export type FolderResult =
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly refusal: FolderRefusal };

/** With Windows' short names of the same folders, which reach them just as well. */
const forbidden = /^(?:\.git|git~\d+|\.vscode|vscode~\d+|node_modules|node_m~\d+)$/;

/**
 * Joins a person's relative path to a workspace folder's, or says why not. Only the text is judged: that no
 * segment is a symlink out of the folder is for whoever touches the disk.
 * @param rootPath absolute, POSIX slashes, as in a URI's path (`/home/me/site`, `/c:/site`)
 * @param relative `/` and `\` both separate; `.` is the root itself
 */
export function resolveInside(rootPath: string, relative: string): FolderResult {
  const path = relative.trim().replace(/\\/g, '/');
  if (path === '') return refused({ code: 'empty' });
  if (/^(?:\/|~(?:\/|$)|[a-z]:|[a-z][a-z\d+.-]*:\/)/i.test(path)) return refused({ code: 'absolute' });

  const inside: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      if (inside.pop() === undefined) return refused({ code: 'outside' });
      continue;
    }
    const refusal = segmentRefusal(segment);
    if (refusal !== undefined) return refused(refusal);
    inside.push(segment);
  }
  return { ok: true, path: [rootPath.replace(/\/+$/, ''), ...inside].join('/') || '/' };
}

/** Whether a file system somewhere takes `segment` for a folder that is never written to. */
export function isForbiddenSegment(segment: string): boolean {
  // Windows drops dots and spaces at the end, and macOS's older file system ignores invisible characters.
  const name = segment.replace(/\p{Default_Ignorable_Code_Point}/gu, '').replace(/[. ]+$/, '');
  return forbidden.test(name.toLowerCase());
}

function segmentRefusal(segment: string): FolderRefusal | undefined {
  // Windows reads `.. ` and `...` as `..` and `.`.
  if (/^[. ]+$/.test(segment.replace(/\p{Default_Ignorable_Code_Point}/gu, ''))) return { code: 'outside' };
  if (isForbiddenSegment(segment.replace(/:.*$/s, ''))) return { code: 'forbidden', segment };
  if (/[\p{Cc}\p{Cs}:*?"<>|]|\$\{/u.test(segment)) return { code: 'invalid', segment };
  return undefined;
}

function refused(refusal: FolderRefusal): FolderResult {
  return { ok: false, refusal };
}

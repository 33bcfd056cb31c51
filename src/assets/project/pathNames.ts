/** Absolute paths of URIs: POSIX slashes, whatever the system. */

export function parentOf(path: string): string {
  const end = path.replace(/\/+$/, '').lastIndexOf('/');
  return end <= 0 ? '/' : path.slice(0, end);
}

export function isInside(folder: string, path: string): boolean {
  return path !== folder && path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** `relative` seen from `folder`; an absolute one stays, a drive gets the slash that URIs have. */
export function joined(folder: string, relative: string): string {
  const way = relative.replaceAll('\\', '/');
  const whole = /^[a-z]:\//i.test(way) ? `/${way}` : way.startsWith('/') ? way : `${folder}/${way}`;
  const segments: string[] = [];
  for (const segment of whole.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

/** The folder of a document and those above it, up to `root`, nearest first. */
export function foldersUpTo(root: string, documentPath: string): readonly string[] {
  const top = root.length > 1 ? root.replace(/\/+$/, '') : root;
  const folders: string[] = [];
  for (let folder = parentOf(documentPath); isInside(top, folder); folder = parentOf(folder)) {
    folders.push(folder);
  }
  return [...folders, top];
}

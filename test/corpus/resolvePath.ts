import type { ReferenceRequest } from '../../src/assets/reference';
import { joined, parentOf } from '../../src/assets/project/pathNames';
import { absolutePath } from '../../src/assets/relativePath';

/** The files that a path in a document may mean, by the facts of its project: the way back from a reference. */
export function resolvePath(path: string, request: ReferenceRequest): readonly string[] {
  const decoded = percentDecoded(path);
  if (decoded !== path) return [...new Set([...filesAt(path, request), ...filesAt(decoded, request)])];
  return filesAt(path, request);
}

/** In data and programs, nothing tells a URL from a path. */
function percentDecoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function filesAt(path: string, { documentPath = '', facts }: ReferenceRequest): readonly string[] {
  // A share begins with two of them.
  const share = documentPath.startsWith('\\\\') ? '/' : '';
  const folder = parentOf(documentPath.replaceAll('\\', '/'));
  const aliased = (facts?.aliases ?? []).flatMap(({ pattern, targets }) => {
    const prefix = pattern.replace('*', '');
    return path.startsWith(prefix)
      ? targets.map((target) => target.replace('*', () => path.slice(prefix.length)))
      : [];
  });
  const fromRoot = path.startsWith('/') ? (facts?.publicFolders ?? []).map((one) => `${one}${path}`) : [];
  return [...aliased, ...fromRoot, share + joinedExactly(folder, path)].map(absolutePath);
}

/** A backslash is a letter of a name here. */
function joinedExactly(folder: string, path: string): string {
  const sign = '\uE000';
  return joined(folder, path.replaceAll('\\', sign)).replaceAll(sign, '\\');
}

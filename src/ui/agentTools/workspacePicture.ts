import type { Job } from '../../core/job';
import { Refusal } from '../refusal';
import type { Translate } from '../words/translate';

/** An open folder. */
export interface WorkspaceRoot {
  readonly name: string;
  /** URI with no slash at its end. */
  readonly uri: string;
  /** Path on this machine, where it has one. */
  readonly path?: string;
}

/**
 * The picture that a language model names: an https address, or a file of the workspace by its URI, its whole path, or its
 * path from an open folder (several folders: `name/path`). Nothing else may leave this machine: a `Refusal`.
 */
export function workspacePicture(text: string, roots: readonly WorkspaceRoot[], t: Translate): string {
  if (/^https:\/\//i.test(text)) {
    return text;
  }
  const path = pathFrom(text, roots);
  const [first] = roots;
  if (path === undefined || first === undefined) {
    throw new Refusal(t('“{0}” is no picture of an open folder.', text));
  }
  const named = roots.find(({ name }) => path.segments[0] === name && roots.length > 1);
  const root = path.root ?? named ?? first;
  const segments = path.root === undefined && named !== undefined ? path.segments.slice(1) : path.segments;
  return `${root.uri}/${segments.map(encodeURIComponent).join('/')}`;
}

interface PathInFolder {
  readonly root?: WorkspaceRoot;
  readonly segments: readonly string[];
}

/** `undefined` for what is outside of every folder, or climbs. */
function pathFrom(text: string, roots: readonly WorkspaceRoot[]): PathInFolder | undefined {
  for (const root of roots) {
    const fromUri = after(`${root.uri}/`, text);
    const decoded = fromUri === undefined ? undefined : decode(fromUri);
    const rest =
      decoded ?? (root.path === undefined ? undefined : after(slashed(`${root.path}/`), slashed(text)));
    const segments = rest === undefined ? undefined : segmentsOf(rest);
    if (segments !== undefined) {
      return { root, segments };
    }
  }
  const isRelative = !/^(?:[a-z][a-z\d+.-]*:|[\\/])/i.test(text);
  const segments = isRelative ? segmentsOf(slashed(text)) : undefined;
  return segments === undefined ? undefined : { segments };
}

function after(start: string, text: string): string | undefined {
  return text.startsWith(start) ? text.slice(start.length) : undefined;
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

function segmentsOf(path: string): readonly string[] | undefined {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.length === 0 || segments.includes('..') || path.includes('\0') ? undefined : segments;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The list of jobs is shared by all windows; a model hears of those alone whose pictures go into an open folder. */
export function isOfRoots({ request }: Job, roots: readonly WorkspaceRoot[]): boolean {
  const root = request.destination.root.replace(/\/+$/, '');
  return roots.some(({ uri }) => uri === root);
}

import { isForbiddenSegment } from '../assets/outputFolder';
import { QwenImageError } from '../core/qwenImageError';

/** Where a file goes: folders below a root, as plain names. What stands here has been judged as text. */
export interface Place {
  /** URI of the folder that is never left. */
  readonly root: string;
  readonly folders: readonly string[];
  readonly name: string;
}

interface Address {
  /** Scheme and authority, and drive where there is one: what must be equal to be in the same tree. */
  readonly scheme: string;
  readonly authority: string;
  readonly segments: readonly string[];
}

const shape = /^([a-z][a-z\d+.-]*):(?:\/\/([^/?#]*))?(\/[^?#]*)(?:[?#]|$)/i;

export function schemeOf(uri: string): string {
  return (shape.exec(uri)?.[1] ?? '').toLowerCase();
}

/** The names of the folders that lead from `root` to `folder`. Rejects as `disk` what is outside or never written to. */
export function foldersBetween(root: string, folder: string): readonly string[] {
  const from = addressOf(root);
  const to = addressOf(folder);
  const isInside =
    from.scheme === to.scheme &&
    from.authority === to.authority &&
    from.segments.every((segment, index) => isSameSegment(segment, to.segments[index]));
  if (!isInside) {
    throw refusal('outside the workspace folder');
  }
  const names = to.segments.slice(from.segments.length);
  for (const name of names) {
    checkName(name);
  }
  return names;
}

/** A file's place from its URI; the counterpart of `uriOf`. */
export function placeOf(root: string, target: string): Place {
  const names = foldersBetween(root, target);
  const name = names.at(-1);
  if (name === undefined) {
    throw refusal('no file name');
  }
  return { root, folders: names.slice(0, -1), name };
}

export function uriOf({ root, folders, name }: Place): string {
  return childUri(root, ...folders, name);
}

/** The URI of something below a folder. */
export function childUri(folder: string, ...names: readonly string[]): string {
  return [folder.replace(/\/+$/, ''), ...names.map(encodeURIComponent)].join('/');
}

/** The last part of a URI's path, decoded; empty when there is none. */
export function baseNameOf(uri: string): string {
  try {
    return addressOf(uri).segments.at(-1) ?? '';
  } catch {
    return '';
  }
}

function addressOf(uri: string): Address {
  const [, scheme = '', authority = '', path = ''] = shape.exec(uri) ?? [];
  if (scheme === '') {
    throw refusal('not a URI');
  }
  try {
    return {
      scheme: scheme.toLowerCase(),
      authority: decodeURIComponent(authority).toLowerCase(),
      segments: path
        .split('/')
        .filter((segment) => segment !== '')
        .map((segment) => decodeURIComponent(segment)),
    };
  } catch (error) {
    throw refusal('not a URI', error);
  }
}

/** Windows writes its drives in either case. */
function isSameSegment(one: string, other: string | undefined): boolean {
  return one === other || (/^[a-z]:$/i.test(one) && one.toLowerCase() === other?.toLowerCase());
}

function checkName(name: string): void {
  const forbidden = process.platform === 'win32' ? /[/\\:\0]/ : /[/\0]/;
  if (/^[. ]*$/.test(name) || forbidden.test(name)) {
    throw refusal('not a name');
  }
  if (isForbiddenSegment(name)) {
    throw refusal('a folder that is never written to');
  }
}

function refusal(detail: string, cause?: unknown): QwenImageError {
  return new QwenImageError('disk', { detail: `${detail} (find place)` }, { cause });
}

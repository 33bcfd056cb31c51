import { parentOf } from '../project/pathNames';
import type { MentionCandidate } from './candidates';

/** What a disk says of a path. */
export type LookAtPath = (path: string) => Promise<'file' | 'folder' | 'nothing' | 'unknown'>;

export type Whereabouts =
  | { readonly kind: 'there'; readonly path: string }
  /** `path` is where the file belongs. */
  | { readonly kind: 'missing'; readonly path: string }
  /** Out of the open folders, into a package, by an alias that only a bundler knows, or nobody can tell. */
  | { readonly kind: 'unknown' };

/** Which of the candidates is the file, or is where it belongs. */
export async function whereItLeads(
  candidates: readonly MentionCandidate[],
  look: LookAtPath,
): Promise<Whereabouts> {
  const meant: MentionCandidate[] = [];
  let isCertain = true;
  for (const candidate of candidates) {
    const seen = await look(candidate.path);
    if (seen === 'file') {
      return { kind: 'there', path: candidate.path };
    }
    isCertain &&= seen === 'nothing';
    if (candidate.isGuess !== true || (await look(candidate.anchor)) === 'folder') {
      meant.push(candidate);
    }
  }
  const [first] = meant;
  if (!isCertain || first === undefined) {
    return { kind: 'unknown' };
  }
  const folders = [
    ...meant.map(({ path }) => ({ folder: parentOf(path), path })),
    ...meant.map(({ path, anchor }) => ({ folder: anchor, path })),
  ];
  for (const { folder, path } of folders) {
    if ((await look(folder)) === 'folder') {
      return { kind: 'missing', path };
    }
  }
  return { kind: 'missing', path: first.path };
}

import type { ProjectFacts } from '../../core/ports/projectLayout';
import { foldersUpTo, isInside, joined, parentOf } from '../project/pathNames';
import type { ImageMention } from './imageMention';

/** Where the file of a mention may lie. Paths are those of URIs, absolute. */
export interface MentionCandidate {
  readonly path: string;
  /** Only where this folder exists, the candidate is meant. */
  readonly anchor: string;
  /** It looks like an alias that only a bundler knows, unless its anchor exists. */
  readonly isGuess?: true;
}

type Mention = Pick<ImageMention, 'place' | 'path' | 'writing' | 'bases'>;

/** How aliases begin: `@/`, `~/`, `$lib/`, `#assets/`, `%PUBLIC_URL%/`. */
const aliasLike = /^(?:[@~$#][^/]*|%\w+%)(?=\/)/;

/** LaTeX finds these by itself, in this order. */
const unwritten = ['.png', '.jpg', '.jpeg', '.pdf', '.eps', '.svg', '.webp'];

/**
 * Where to look for the file of a mention, best first; empty for what leads out of the open folders or into a package. The first
 * whose folder exists is where a missing file belongs.
 */
export function candidatesOf(
  mention: Mention,
  documentPath: string,
  facts: ProjectFacts,
): readonly MentionCandidate[] {
  const { place, path } = mention;
  const written = path.includes('/') ? path : path.replaceAll('\\', '/');
  const decoded = mention.writing === 'path' ? percentDecoded(written) : written;
  // From the root of a site it is an address, which a missing file is not named like.
  const ways = written.startsWith('/') ? [decoded, written] : [written, decoded];
  const found = [...new Set(ways)].flatMap((way) => foldersOf(way, mention, documentPath, facts));
  const roots = [facts.root, ...(facts.otherRoots ?? [])];
  const endings = place === 'latexImage' && !/\.[a-z]{3,4}$/i.test(path) ? unwritten : [''];
  const inside = endings.flatMap((ending) =>
    found
      .map((candidate) => ({ ...candidate, path: candidate.path + ending }))
      .filter((candidate) => roots.some((root) => isInside(root, candidate.path))),
  );
  return inside.filter(({ path: one }, index) => inside.findIndex((other) => other.path === one) === index);
}

function foldersOf(
  way: string,
  { place, bases = [] }: Mention,
  documentPath: string,
  facts: ProjectFacts,
): readonly MentionCandidate[] {
  const folder = parentOf(documentPath);
  const at = (anchor: string, rest = way): MentionCandidate => {
    const alias = aliasLike.exec(rest)?.[0];
    const path = joined(anchor, `./${rest}`);
    return alias === undefined
      ? { path, anchor }
      : { path, anchor: joined(anchor, `./${alias}`), isGuess: true };
  };
  if (way.startsWith('/')) {
    return rooted(way, place, documentPath, facts);
  }
  const bare = place === 'css' ? way.replace(/^~(?=[^/])/, '') : way;
  const aliased = byAlias(bare, facts);
  const isRelative = bare.startsWith('.');
  if (place === 'module' || bare !== way) {
    return isRelative ? [at(folder, bare)] : aliased;
  }
  if (place === 'latexImage' || place === 'asciidocImage') {
    return [...bases.map((base) => at(joined(folder, base))), at(folder), at(facts.root)];
  }
  if (place === 'string' || place === 'data') {
    return isRelative
      ? [at(folder), at(facts.root)]
      : [...aliased, at(folder), at(facts.root), ...facts.publicFolders.map((one) => at(one))];
  }
  return isRelative ? [at(folder)] : [...aliased, at(folder)];
}

/** From the root of the site, of the documentation, or of the workspace folder. */
function rooted(
  way: string,
  place: Mention['place'],
  documentPath: string,
  { root, publicFolders }: ProjectFacts,
): readonly MentionCandidate[] {
  const at = (anchor: string): MentionCandidate => ({ path: joined(anchor, `.${way}`), anchor });
  const isDocumentation = place === 'restImage' || place === 'latexImage' || place === 'asciidocImage';
  return isDocumentation ? foldersUpTo(root, documentPath).map(at) : [...publicFolders.map(at), at(root)];
}

function byAlias(way: string, { aliases }: ProjectFacts): readonly MentionCandidate[] {
  return aliases.flatMap(({ pattern, targets }) => {
    const [prefix = '', suffix] = pattern.split('*');
    const isMeant =
      suffix === undefined
        ? way === prefix
        : way.length > prefix.length + suffix.length && way.startsWith(prefix) && way.endsWith(suffix);
    if (!isMeant) {
      return [];
    }
    const rest = suffix === undefined ? '' : way.slice(prefix.length, way.length - suffix.length);
    return targets.map((target) => ({
      path: joined(
        '/',
        target.replace('*', () => rest),
      ),
      anchor: parentOf(target.replace(/\*.*$/, '-')),
    }));
  });
}

function percentDecoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Whether a glob covers a folder: it matches the folder or one that it lies in. `*` and `?` stay within a name, `**` goes
 * through any number of folders, `{a,b}` is a choice. The workspace folder itself is the empty path.
 */
export function coversFolder(glob: string, folder: string): boolean {
  const parts = folder.split('/').filter((part) => part !== '');
  const names = glob.split('/').filter((name) => name !== '' && name !== '.');
  return [...parts.keys(), parts.length].some((length) => matches(names, parts.slice(0, length)));
}

/** The glob that says most of those that cover a folder: the longest, whatever order settings come in. */
export function closestGlob(globs: readonly string[], folder: string): string | undefined {
  return globs
    .filter((glob) => coversFolder(glob, folder))
    .sort((one, other) => other.length - one.length || (one < other ? -1 : 1))[0];
}

/** From the end to the start, each pair of rests once: no glob takes long. */
function matches(names: readonly string[], parts: readonly string[]): boolean {
  let row = Array.from({ length: parts.length + 1 }, (_, at) => at === parts.length);
  for (const name of names.toReversed()) {
    const next: boolean[] = Array.from({ length: parts.length + 1 }, () => false);
    const test = name === '**' ? undefined : patternOf(name);
    for (let at = parts.length; at >= 0; at -= 1) {
      next[at] =
        test === undefined
          ? row[at] === true || next[at + 1] === true
          : at < parts.length && test.test(parts[at] ?? '') && row[at + 1] === true;
    }
    row = next;
  }
  return row[0] === true;
}

function patternOf(name: string): RegExp {
  const source = name.replace(
    /\*+|\?|\{([^{}]*)\}|[.+^$()|[\]\\{}/]/g,
    (sign, choices: string | undefined) => {
      if (choices !== undefined) {
        return `(?:${choices.split(',').map(escaped).join('|')})`;
      }
      return sign.startsWith('*') ? '.{0,255}' : sign === '?' ? '.' : escaped(sign);
    },
  );
  return new RegExp(`^${source}$`, 'su');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

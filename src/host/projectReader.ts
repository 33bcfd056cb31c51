import { parseJsonc } from '../assets/project/jsonc';
import { foldersUpTo, isInside, joined, parentOf } from '../assets/project/pathNames';
import { aliasesOf, moduleNames } from '../assets/project/tsconfig';
import type { ModuleNames } from '../assets/project/tsconfig';
import type { PathAlias } from '../core/ports/projectLayout';

/** The text of a file, or `undefined` when there is none. Never rejects. @param path absolute */
export type ReadText = (path: string) => Promise<string | undefined>;

/** The aliases that imports in a document may use, from the nearest tsconfig.json or jsconfig.json up to `root`. */
export async function readAliases(
  read: ReadText,
  documentPath: string,
  root: string,
): Promise<readonly PathAlias[]> {
  const search: Search = { read, root, seen: new Set() };
  for (const folder of foldersUpTo(root, documentPath)) {
    for (const name of ['tsconfig.json', 'jsconfig.json']) {
      const path = joined(folder, name);
      const chain = await chainFrom(search, path);
      if (chain.length > 0) return aliasesFrom(search, path, chain);
    }
  }
  return [];
}

/** Whether a document's project depends on Next: the nearest package.json that depends on anything decides. */
export async function readUsesNext(read: ReadText, documentPath: string, root: string): Promise<boolean> {
  for (const folder of foldersUpTo(root, documentPath)) {
    const manifest = parseJsonc((await read(joined(folder, 'package.json'))) ?? '');
    if (typeof manifest !== 'object' || manifest === null) continue;
    const needed = Object.entries(manifest).flatMap(([field, value]: [string, unknown]) =>
      /^(?:dev|peer)?dependencies$/i.test(field) && typeof value === 'object' && value !== null
        ? Object.keys(value)
        : [],
    );
    if (needed.length > 0) return needed.includes('next');
  }
  return false;
}

interface Search {
  readonly read: ReadText;
  readonly root: string;
  /** Files may build on each other in a circle. */
  readonly seen: Set<string>;
}

async function aliasesFrom(
  search: Search,
  path: string,
  chain: readonly ModuleNames[],
): Promise<readonly PathAlias[]> {
  const found = aliasesOf(chain, parentOf(path));
  if (found.length > 0) return found;
  for (const reference of chain[0]?.references ?? []) {
    const part = reference.endsWith('.json') ? reference : joined(reference, 'tsconfig.json');
    const further = aliasesOf(await chainFrom(search, part), parentOf(part));
    if (further.length > 0) return further;
  }
  return [];
}

/** What a file says, then what it builds on, in the order in which they are asked; empty when there is no file. */
async function chainFrom(search: Search, path: string): Promise<readonly ModuleNames[]> {
  const { read, root, seen } = search;
  if (seen.has(path) || seen.size > 100 || !isInside(root, path)) return [];
  seen.add(path);
  const text = await read(path);
  if (text === undefined) return [];
  const names = moduleNames(parseJsonc(text), path);
  const chain = [names];
  for (const base of names.extends) {
    for (const candidate of candidatesFor(base, path, root)) {
      const further = await chainFrom(search, candidate);
      chain.push(...further);
      if (further.length > 0) break;
    }
  }
  return chain;
}

/** Where a file named in `extends` may lie. */
function candidatesFor(base: string, path: string, root: string): readonly string[] {
  const withEnding = base.endsWith('.json') ? [base] : [`${base}.json`, `${base}/tsconfig.json`];
  return /^(?:\.{1,2}(?:[\\/]|$)|\/|[a-z]:)/i.test(base)
    ? withEnding.map((name) => joined(parentOf(path), name))
    : foldersUpTo(root, path).flatMap((folder) =>
        withEnding.map((name) => joined(folder, `node_modules/${name}`)),
      );
}

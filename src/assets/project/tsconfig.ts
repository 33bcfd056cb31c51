import type { PathAlias } from '../../core/ports/projectLayout';
import { joined, parentOf } from './pathNames';

/** What a tsconfig.json or jsconfig.json says about the names of modules. */
export interface ModuleNames {
  /** Where it lies, absolute. */
  readonly folder: string;
  /** What it builds on, later ones first to be asked. */
  readonly extends: readonly string[];
  /** Other parts of the same project. */
  readonly references: readonly string[];
  /** Absolute path. */
  readonly baseUrl: string | undefined;
  /** Undefined when it says nothing, so that what it builds on decides. */
  readonly paths: Readonly<Record<string, readonly string[]>> | undefined;
}

/** @param config the parsed file. @param path where it lies, absolute */
export function moduleNames(config: unknown, path: string): ModuleNames {
  const folder = parentOf(path);
  const options = field(config, 'compilerOptions');
  const baseUrl = field(options, 'baseUrl');
  const base = field(config, 'extends');
  const references = field(config, 'references');
  return {
    folder,
    extends: (Array.isArray(base) ? texts(base) : texts([base])).reverse(),
    references: Array.isArray(references)
      ? texts(references.map((one: unknown) => field(one, 'path'))).map((one) => joined(folder, one))
      : [],
    baseUrl: typeof baseUrl === 'string' ? joined(folder, baseUrl) : undefined,
    paths: pathsOf(field(options, 'paths')),
  };
}

/**
 * The aliases in force: those of the first that has any, relative to the first `baseUrl`, else to where they stand.
 * @param chain a file and what it builds on. @param configFolder what `${configDir}` stands for
 */
export function aliasesOf(chain: readonly ModuleNames[], configFolder: string): readonly PathAlias[] {
  const owner = chain.find(({ paths }) => paths !== undefined);
  const folder = chain.find(({ baseUrl }) => baseUrl !== undefined)?.baseUrl ?? owner?.folder ?? configFolder;
  return Object.entries(owner?.paths ?? {}).flatMap(([pattern, targets]) => {
    // `*` alone would make an alias of every package.
    if (pattern === '*' || starsIn(pattern) > 1) return [];
    const reached = targets
      .filter((target) => starsIn(target) === starsIn(pattern))
      .map((target) => joined(folder, target.replace('${configDir}', configFolder)));
    return reached.length === 0 ? [] : [{ pattern, targets: reached }];
  });
}

function pathsOf(value: unknown): ModuleNames['paths'] {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([pattern, targets]: [string, unknown]) => [
      pattern,
      Array.isArray(targets) ? texts(targets) : [],
    ]),
  );
}

function starsIn(text: string): number {
  return text.split('*').length - 1;
}

function texts(values: readonly unknown[]): string[] {
  return values.filter((value): value is string => typeof value === 'string' && value !== '');
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

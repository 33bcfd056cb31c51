import type { PathAlias } from '../../core/ports/projectLayout';

const specifiers =
  /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*|\burl\(\s*|\bsrc\s*=\s*|@(?:import|use|forward)\s+)["']([^"'\r\n]+)["']/g;

/** What a file's own references look like. */
export interface Habit {
  readonly aliased: number;
  /** `../` */
  readonly climbing: number;
  /** `./` */
  readonly beside: number;
}

export function habitOf(text: string, aliases: readonly PathAlias[]): Habit {
  let [aliased, climbing, beside] = [0, 0, 0];
  for (const [, specifier = ''] of text.matchAll(specifiers)) {
    if (specifier.startsWith('../')) climbing += 1;
    else if (specifier.startsWith('./')) beside += 1;
    else if (aliases.some(({ pattern }) => matches(pattern, specifier))) aliased += 1;
  }
  return { aliased, climbing, beside };
}

/** Whether a file like that would name the picture by an alias rather than by `relative`. */
export function prefersAlias({ aliased, climbing, beside }: Habit, relative: string | undefined): boolean {
  if (relative === undefined) return aliased > 0;
  return relative.startsWith('../') ? aliased > 0 && aliased >= climbing : aliased > 0 && beside === 0;
}

function matches(pattern: string, specifier: string): boolean {
  const [prefix = '', suffix] = pattern.split('*');
  return suffix === undefined
    ? specifier === prefix
    : specifier.startsWith(prefix) && specifier.endsWith(suffix) && specifier.length > prefix.length;
}

import type { Inert } from '../place/scriptScan';

/** An `import`, or a `require` of a whole module into a name. */
export interface ImportStatement {
  readonly start: number;
  readonly end: number;
  readonly isRequire: boolean;
  readonly specifier: string;
  readonly quote: string;
  readonly hasSemicolon: boolean;
  /** What the default export is called here. */
  readonly defaultName: string | undefined;
  /** Where the braces of `{ Image }` begin, after the brace. */
  readonly braces: number | undefined;
  /** What stands in the braces. */
  readonly named: readonly string[];
}

const pattern =
  /^([ \t]*)(?:import\b(?!\s*[.(])(\s+type\b)?([^;'"`]*?)(?:\bfrom\b)?\s*|(?:const|let|var)\s+([\w$]+)\s*=\s*require\(\s*)(['"])([^'"\r\n]*)\5(?:\s*\))?(?:\s*(?:with|assert)\s*\{[^}]*\})?[ \t]*(;?)/gm;

/** @param program where comments and texts are blanked, but no strings */
export function importStatements(program: string): readonly ImportStatement[] {
  return [...program.matchAll(pattern)].map((found) => {
    const [whole, indent = '', type, clause = '', required, quote = "'", specifier = '', semicolon = ''] =
      found;
    const [, list = ''] = /\{([^}]*)\}/.exec(clause) ?? [];
    const brace = type === undefined ? whole.indexOf('{') : -1;
    return {
      start: found.index + indent.length,
      end: found.index + whole.trimEnd().length,
      isRequire: required !== undefined,
      specifier,
      quote,
      hasSemicolon: semicolon !== '',
      defaultName:
        required ??
        (type === undefined ? /^\s*([\p{ID_Start}$_][\p{ID_Continue}$]*)/u.exec(clause)?.[1] : undefined),
      braces: brace < 0 || clause === '' || !clause.includes('{') ? undefined : found.index + brace + 1,
      named: list
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    };
  });
}

/** The same text, with blanks for what is of one of the kinds: offsets stay. */
export function blanked(program: string, inert: readonly Inert[], kinds: readonly Inert['kind'][]): string {
  let text = '';
  let at = 0;
  for (const { kind, start, end } of inert) {
    if (!kinds.includes(kind) || start < at) continue;
    text += program.slice(at, start) + program.slice(start, end).replace(/[^\r\n]/g, ' ');
    at = end;
  }
  return text + program.slice(at);
}

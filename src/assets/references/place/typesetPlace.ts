import type { Place, Spot } from './place';
import { lineAround, openAt } from './place';

type TypesetSyntax = 'restructuredtext' | 'asciidoc' | 'latex';

/** Where only the path is missing, by what stands before it on its line. */
const missingPath: Readonly<Record<TypesetSyntax, RegExp>> = {
  restructuredtext: /^\s*\.\.\s+(?:\|[^|]+\|\s+)?(?:image|figure)::\s*$/,
  asciidoc: /\bimage::?$/,
  latex: /\\includegraphics\*?\s*(?:\[[^\]]*\]\s*)?\{[^{}]*$/,
};

/** What begins and ends a block that is shown as it stands. */
const verbatim: Readonly<Record<TypesetSyntax, RegExp | undefined>> = {
  restructuredtext: undefined,
  asciidoc: /^(-{4,}|\.{4,}|`{3,}|\/{4,})[ \t]*$/gm,
  latex: /\\(?:begin|end)\{(?:verbatim|lstlisting|minted)\*?\}/g,
};

/** @param end of what is replaced */
export function typesetPlace(
  text: string,
  start: number,
  end: number,
  languageId: string,
  syntax: TypesetSyntax,
): Place {
  return { languageId, syntax, spot: spotIn(text, start, end, syntax) };
}

function spotIn(text: string, start: number, end: number, syntax: TypesetSyntax): Spot {
  const [before] = lineAround(text, start, end);
  if (missingPath[syntax].test(before)) return { kind: 'url' };
  if (isComment(before, syntax) || isVerbatim(text, start, syntax)) return { kind: 'text' };
  return openAt(text, start, end);
}

function isComment(before: string, syntax: TypesetSyntax): boolean {
  if (syntax === 'latex') return /(?:^|[^\\])(?:\\\\)*%/.test(before);
  return syntax === 'asciidoc' && before.startsWith('//');
}

function isVerbatim(text: string, start: number, syntax: TypesetSyntax): boolean {
  const marks = verbatim[syntax];
  return marks !== undefined && [...text.slice(0, start).matchAll(marks)].length % 2 === 1;
}

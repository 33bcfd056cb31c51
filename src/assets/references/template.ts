import type { Piece } from './piece';
import { snippetAlt, snippetText, textOf } from './piece';

/** What a person's own form of a reference is made of; `alt` is escaped for the language. */
export interface TemplateValues {
  readonly path: string;
  readonly alt: string;
  readonly width: string;
  readonly height: string;
  readonly name: string;
}

/** Both forms of a reference: with placeholders, and as plain text. */
export interface Written {
  readonly snippet: string;
  readonly text: string;
}

/**
 * Fills in a template. What is not ours stays what it is in a snippet of VS Code: `$1`, `${2:word}`, `$0`. The alt text
 * becomes a stop of its own, after those.
 */
export function fromTemplate(template: string, values: TemplateValues): Written {
  const stops = [...template.matchAll(/\$\{?(\d+)/g)].map(([, number]) => Number(number));
  const stop = Math.max(0, ...stops) + 1;
  const snippet = template.replace(
    /\\[^]|\$\{(path|alt|width|height|name)\}/g,
    (whole, name: string | undefined) => {
      if (name === 'alt') return snippetAlt(values.alt, stop);
      return name === 'path' || name === 'width' || name === 'height' || name === 'name'
        ? snippetText(values[name])
        : whole;
    },
  );
  return { snippet, text: shown(snippet) };
}

/** What a snippet shows before anybody types. */
function shown(snippet: string): string {
  let text = '';
  const pattern =
    /\\([\\$}])|\$\d+|\$\{\d+\}|\$\{\d+:((?:[^\\}]|\\[^])*)\}|\$\{\d+\|((?:[^\\,|]|\\[^])*)[^}]*\}|[^]/gu;
  for (const [whole, escaped, standing, choice] of snippet.matchAll(pattern)) {
    if (escaped !== undefined) text += escaped;
    else if (standing !== undefined || choice !== undefined) text += shown(standing ?? choice ?? '');
    else if (!/^\$\{?\d/.test(whole)) text += whole;
  }
  return text;
}

export function written(pieces: readonly Piece[], toSnippet: (pieces: readonly Piece[]) => string): Written {
  return { snippet: toSnippet(pieces), text: textOf(pieces) };
}

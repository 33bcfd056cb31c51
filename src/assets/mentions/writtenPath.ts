import { pathUrl } from '../pathUrl';
import type { Quote } from '../references/place/place';
import { insideQuotes, withoutControls, yamlScalar } from '../references/quotedText';
import type { Syntax } from '../references/syntax';
import { syntaxOf } from '../references/syntax';
import { asciidocPath, latexPath, restructuredTextPath } from '../references/typeset';
import type { ImageMention } from './imageMention';

type Mention = Pick<ImageMention, 'place' | 'path' | 'writing' | 'span'>;

/**
 * Another path as it is written at a mention's span, with the escapes of the language there: as insertions write it. Undefined for
 * one that cannot be written there.
 */
export function writtenPath(
  { place, path, writing, span }: Mention,
  way: string,
  { text, languageId }: { readonly text: string; readonly languageId: string },
): string | undefined {
  const relative = { kind: 'relative', path: way } as const;
  switch (place) {
    case 'restImage':
      return restructuredTextPath(relative);
    case 'asciidocImage':
      return asciidocPath(relative);
    case 'latexImage':
      // A command of TeX stays one.
      return path.includes('\\') ? way : latexPath(relative);
    case 'htmlSourceSet':
      // A comma would begin the next one.
      return pathUrl(way).replaceAll(',', '%2C');
    case 'data':
    case 'module':
    case 'string':
    case 'scriptUrl':
    case 'jsxAttribute':
    case 'css':
    case 'htmlImage':
    case 'htmlAttribute':
    case 'markdownImage':
    case 'markdownLink':
    case 'markdownDefinition':
      return writing === 'url' ? pathUrl(way) : literal({ place, span }, way, { text, languageId });
  }
}

/** What stands in a string, or by itself where none is needed. */
function literal(
  { place, span }: Pick<Mention, 'place' | 'span'>,
  way: string,
  { text, languageId }: { readonly text: string; readonly languageId: string },
): string | undefined {
  // What bundlers take for a query is part of no file's name.
  if (place === 'module' && way.includes('?')) {
    return undefined;
  }
  const quote = text.charAt(span.start - 1);
  const syntax = place === 'data' ? dataSyntax(languageId) : 'script';
  if (isQuote(quote)) {
    // Neither language has an escape for it.
    const isWritable = (syntax !== 'toml' && syntax !== 'json') || quote !== "'" || !way.includes("'");
    return isWritable ? insideQuotes(way, quote, syntax) : undefined;
  }
  // In a list, these would end the name.
  return place === 'data' && /[,[\]{}]/.test(way) ? `"${insideQuotes(way, '"', 'yaml')}"` : bare(way, place);
}

function bare(way: string, place: ImageMention['place']): string {
  return place === 'data' ? yamlScalar(way) : withoutControls(way);
}

/** Front matter too is YAML, whatever the page. */
function dataSyntax(languageId: string): Syntax {
  const syntax = syntaxOf(languageId);
  return syntax === 'json' || syntax === 'toml' ? syntax : 'yaml';
}

function isQuote(sign: string): sign is Quote {
  return sign === '"' || sign === "'" || sign === '`';
}

import { syntaxOf } from '../syntax';
import { cssPlace } from './cssPlace';
import { jsonPlace, tomlPlace, yamlPlace } from './dataPlace';
import { frontMatterOf } from './frontMatter';
import { markdownPlace } from './markdownPlace';
import { markupPlace } from './markupPlace';
import type { Place } from './place';
import { openAt } from './place';
import { scriptPlace } from './scriptPlace';
import { typesetPlace } from './typesetPlace';

/**
 * What may stand between two offsets of a document, in the language of that very place: CSS in a `<style>`, a path in
 * a string.
 */
export function placeAt(text: string, start: number, end: number, languageId: string): Place {
  const syntax = syntaxOf(languageId);
  switch (syntax) {
    case 'markdown':
    case 'mdx':
      return markdownPlace(text, start, end, languageId, syntax);
    case 'html':
    case 'vue':
    case 'svelte':
      return markupPlace(text, 0, start, end, languageId, syntax);
    case 'astro': {
      const front = frontMatterOf(text, true);
      return front !== undefined && start >= front.start && start <= front.end
        ? inFences(text, front.start, start, end)
        : markupPlace(text, front?.after ?? 0, start, end, languageId, syntax);
    }
    case 'jsx':
    case 'script':
      return scriptPlace(text, start, end, languageId, syntax);
    case 'css':
      return cssPlace(text, 0, start, end, languageId);
    case 'restructuredtext':
    case 'asciidoc':
    case 'latex':
      return typesetPlace(text, start, end, languageId, syntax);
    case 'json':
      return jsonPlace(text, 0, start, languageId);
    case 'yaml':
      return yamlPlace(text, start, languageId);
    case 'toml':
      return tomlPlace(text, 0, start, languageId);
    case 'plain':
      return { languageId, syntax, spot: openAt(text, start, end) };
  }
}

/** The program at the top of an Astro page. */
function inFences(text: string, from: number, start: number, end: number): Place {
  return scriptPlace(text.slice(from), start - from, end - from, 'typescript', 'script');
}

import {
  escapeAsciidocAlt,
  escapeHtmlAttribute,
  escapeJsxAttribute,
  escapeLatex,
  escapeMarkdownAlt,
} from '../altEscapes';
import { plainLine } from '../plainLine';
import { pathOf, specifierOf, urlOf, type AssetWay } from './assetWay';
import { dotted } from './dotted';
import { encodeFor } from './html';
import { insideQuotes, withoutControls } from './quotedText';
import type { Syntax } from './syntax';
import type { Target } from './target';
import type { TemplateValues } from './template';
import { asciidocPath, latexPath, restructuredTextPath } from './typeset';

/** What a template of that language is filled with; everything is safe where the language's own form has it. */
export function templateValues(
  { way, alt, size }: Target,
  imagePath: string,
  syntax: Syntax,
): TemplateValues {
  const name = /([^\\/]*?)(?:\.[^.\\/]*)?$/.exec(imagePath)?.[1] ?? '';
  return {
    path: pathIn(way, syntax),
    alt: escaped(alt, syntax),
    width: size === undefined ? '' : `${size.width}`,
    height: size === undefined ? '' : `${size.height}`,
    name: escaped(name, syntax),
  };
}

function pathIn(way: AssetWay, syntax: Syntax): string {
  switch (syntax) {
    case 'markdown':
    case 'mdx':
    case 'html':
    case 'vue':
    case 'svelte':
    case 'astro':
    case 'css':
      return encodeFor(syntax)(urlOf(way));
    case 'jsx':
      return dotted(urlOf(way));
    case 'script':
      return insideQuotes(specifierOf(way), '"', syntax);
    case 'restructuredtext':
      return restructuredTextPath(way);
    case 'asciidoc':
      return asciidocPath(way);
    case 'latex':
      return latexPath(way);
    case 'json':
    case 'yaml':
    case 'toml':
      return insideQuotes(pathOf(way), '"', syntax);
    case 'plain':
      return withoutControls(pathOf(way));
  }
}

function escaped(text: string, syntax: Syntax): string {
  switch (syntax) {
    case 'markdown':
    case 'mdx':
      return escapeMarkdownAlt(text);
    case 'html':
    case 'vue':
    case 'svelte':
    case 'astro':
      return escapeHtmlAttribute(text);
    case 'jsx':
      return escapeJsxAttribute(text);
    case 'asciidoc':
      return escapeAsciidocAlt(text);
    case 'latex':
      return escapeLatex(text);
    case 'script':
    case 'css':
    case 'json':
    case 'yaml':
    case 'toml':
      return insideQuotes(plainLine(text), '"', syntax);
    case 'restructuredtext':
    case 'plain':
      return plainLine(text);
  }
}

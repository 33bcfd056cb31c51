import { astroReference, jsxReference, nextReference, svelteAttributes, type NameOf } from './components';
import { pathOf, specifierOf } from './assetWay';
import { cssReference } from './css';
import { htmlReference } from './html';
import type { Imports } from './imports/imports';
import { markdownReference, mdxReference } from './markdown';
import type { Piece } from './piece';
import type { Syntax } from './syntax';
import { withoutControls } from './quotedText';
import type { Target } from './target';
import { asciidocReference, latexReference, restructuredTextReference, type Surroundings } from './typeset';

export interface OpenPlace {
  readonly syntax: Syntax;
  readonly isAlone: boolean;
  readonly usesNext: boolean;
  readonly surroundings: Surroundings;
  readonly nameOf: NameOf;
  readonly imports: Imports | undefined;
}

/** The language's own form. */
export function openReference(target: Target, place: OpenPlace): readonly Piece[] {
  const { syntax, isAlone, usesNext, surroundings, nameOf, imports } = place;
  switch (syntax) {
    case 'markdown':
      return markdownReference(target);
    case 'mdx':
      return mdxReference(target);
    case 'html':
    case 'vue':
      return htmlReference(target, syntax);
    case 'svelte':
      return ['<img ', ...svelteAttributes(target, nameOf), ' />'];
    case 'astro':
      return imports === undefined ? htmlReference(target, syntax) : astroReference(target, nameOf, imports);
    case 'jsx':
      return usesNext && imports !== undefined
        ? nextReference(target, nameOf, imports)
        : jsxReference(target, nameOf);
    case 'css':
      return cssReference(target);
    case 'restructuredtext':
      return restructuredTextReference(target, surroundings);
    case 'asciidoc':
      return asciidocReference(target, isAlone);
    case 'latex':
      return latexReference(target);
    case 'script':
      return [withoutControls(specifierOf(target.way))];
    case 'json':
    case 'yaml':
    case 'toml':
    case 'plain':
      return [withoutControls(pathOf(target.way))];
  }
}

/** Empty lines that a block needs, where there are none. */
export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  const before = text.slice(0, start);
  const after = text.slice(end);
  return {
    before: /(?:^|\n[ \t]*\r?\n)[ \t]*$/.test(before) ? '' : /\n[ \t]*$/.test(before) ? '\n' : '\n\n',
    after: /^[ \t]*(?:\r?\n[ \t]*(?:\r?\n|$)|$)/.test(after)
      ? ''
      : /^[ \t]*\r?\n/.test(after)
        ? '\n'
        : '\n\n',
  };
}

import type { Reference, ReferenceRequest } from '../reference';
import { specifierOf } from './assetWay';
import { jsxAttributes, svelteAttributes, type NameOf } from './components';
import { encodeFor, htmlAttributes } from './html';
import { Imports } from './imports/imports';
import { programOf } from './imports/program';
import { openReference, surroundingsOf } from './openReference';
import { snippetOf, type Piece } from './piece';
import { lineAround, type Place, type Spot } from './place/place';
import { inQuotes } from './quotedText';
import { usualSizes } from './sourceSet';
import { isPathSpot, pathAt } from './spotReference';
import { syntaxOf } from './syntax';
import type { Target, TargetVariant } from './target';
import { fromTemplate, written, type Written } from './template';
import { templateValues } from './templateValues';
import { leadsTo, wayTo } from './ways';

/** The document, and what of it is replaced. */
export interface Replaced {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Writes a reference for a place of a document. */
export function writeReference(request: ReferenceRequest, replaced: Replaced, place: Place): Reference {
  const writer = new Writer(request, replaced, place);
  const { text, snippet } = writer.write();
  const { imports } = writer;
  return { text, snippet, insertions: imports?.insertions() ?? [], imports: imports?.statements() ?? [] };
}

class Writer {
  readonly imports: Imports | undefined;
  readonly #request: ReferenceRequest;
  readonly #replaced: Replaced;
  readonly #place: Place;
  readonly #target: Target;
  readonly #paths = new Map<TargetVariant['way'], string>();

  constructor(request: ReferenceRequest, replaced: Replaced, place: Place) {
    const { text, start } = replaced;
    this.#request = request;
    this.#replaced = replaced;
    this.#place = place;
    const program = programOf(text, syntaxOf(request.languageId), start);
    this.imports = program === undefined ? undefined : new Imports(text, program);
    this.#target = this.#targetOf(request);
  }

  write(): Written {
    const { spot, languageId, syntax } = this.#place;
    const { templates = {}, imagePath } = this.#request;
    const template = Object.hasOwn(templates, languageId) ? templates[languageId] : undefined;
    const isFree = spot.kind === 'open' || spot.kind === 'expression' || spot.kind === 'statement';
    return template !== undefined && template !== '' && isFree
      ? fromTemplate(template, templateValues(this.#target, imagePath, syntax))
      : written(this.#pieces(spot), snippetOf);
  }

  #pieces(spot: Spot): readonly Piece[] {
    const { text, start, end } = this.#replaced;
    if (isPathSpot(spot))
      return [pathAt(this.#place, spot, this.#target.way, lineAround(text, start, end)[0])];
    switch (spot.kind) {
      case 'open':
        return openReference(this.#target, {
          syntax: this.#place.syntax,
          isAlone: spot.alone,
          usesNext: this.#request.facts?.usesNext === true,
          surroundings: surroundingsOf(text, start, end),
          nameOf: this.#nameOf,
          imports: this.imports,
        });
      case 'attributes':
        return this.#attributes();
      case 'expression':
        return [this.#expression(spot)];
      case 'statement':
        return [this.#statement()];
    }
  }

  #attributes(): readonly Piece[] {
    const { syntax } = this.#place;
    if (syntax === 'jsx' || syntax === 'mdx') return jsxAttributes(this.#target, this.#nameOf);
    return syntax === 'svelte'
      ? svelteAttributes(this.#target, this.#nameOf)
      : htmlAttributes(this.#target, encodeFor(syntax));
  }

  /** An imported picture is an object in Next and Astro, where a plain `<img>` wants its address. */
  #expression({ bare, tag }: Spot & { kind: 'expression' }): string {
    const name = this.#nameOf(this.#target);
    if (name === undefined) {
      const { way } = this.#target;
      return inQuotes(specifierOf(way), bare ? '"' : this.#quote(tag), 'script');
    }
    const isObject = this.#place.syntax === 'astro' || this.#request.facts?.usesNext === true;
    const value = isObject && tag !== undefined && /^[a-z]/.test(tag) ? `${name}.src` : name;
    return bare ? `{${value}}` : value;
  }

  /** In Vue, double quotes would end the attribute. */
  #quote(tag: string | undefined): '"' | "'" {
    return this.#place.syntax === 'vue' && tag !== undefined ? "'" : (this.imports?.quote ?? "'");
  }

  /** An import; right here if the others stand here too. */
  #statement(): string {
    const { imports } = this;
    const name = this.#nameOf(this.#target);
    if (imports === undefined || name === undefined)
      return this.#expression({ kind: 'expression', bare: false, tag: undefined });
    const [line] = imports.statements();
    if (line === undefined) return name;
    return imports.isAmongImports(this.#replaced.start) ? imports.takeStatement() : '';
  }

  readonly #nameOf: NameOf = ({ way }) => {
    const path = this.#paths.get(way);
    if (path === undefined || way.kind === 'root' || way.kind === 'absolute') return undefined;
    const fileName = /[^\\/]*$/.exec(path)?.[0] ?? '';
    return this.imports?.picture(specifierOf(way), fileName, (specifier) =>
      leadsTo(this.#request, path, specifier),
    );
  };

  #targetOf({ imagePath, alt, size, variants = [], widths = [], sizes }: ReferenceRequest): Target {
    const ordered = [...variants].sort((one, other) => one.width - other.width);
    const smaller = widths.filter((width) => size === undefined || width < size.width);
    const widest = ordered.at(-1)?.width ?? size?.width ?? Math.max(0, ...smaller);
    return {
      way: this.#wayTo(imagePath),
      alt,
      size,
      variants: ordered.map(({ path, width }) => ({ way: this.#wayTo(path), width })),
      widths: [...new Set(smaller)].sort((one, other) => one - other),
      sizes: sizes ?? usualSizes(widest),
    };
  }

  #wayTo(path: string): TargetVariant['way'] {
    const { text, start, end } = this.#replaced;
    // What stands for the whole document, as on the clipboard, may go anywhere in it.
    const way = wayTo(this.#request, path, this.#place, text, start === 0 ? end : start);
    this.#paths.set(way, path);
    return way;
  }
}

import type { Inert } from '../place/scriptScan';
import { scanScript } from '../place/scriptScan';
import { inQuotes } from '../quotedText';
import { freeName, identifierFor } from './identifier';
import { blanked, importStatements } from './importStatements';
import type { ImportStatement } from './importStatements';
import type { Program } from './program';

export interface TextInsertion {
  readonly offset: number;
  readonly text: string;
}

const everyKind = ['comment', 'string', 'template', 'text', 'attribute'] as const;

/** The imports of a document, and those that come to them. */
export class Imports {
  readonly #document: string;
  readonly #program: Program;
  readonly #text: string;
  readonly #inert: readonly Inert[];
  readonly #statements: readonly ImportStatement[];
  readonly #lines: string[] = [];
  readonly #insertions: TextInsertion[] = [];
  readonly #given = new Set<string>();
  readonly #pictures = new Map<string, string>();

  constructor(document: string, program: Program) {
    this.#document = document;
    this.#program = program;
    this.#text = document.slice(program.start, program.end);
    this.#inert =
      program.isProse === true ? [] : scanScript(this.#text, this.#text.length, program.hasJsx).inert;
    this.#statements = importStatements(blanked(this.#text, this.#inert, ['comment', 'template', 'text']));
  }

  /** The name of a picture; imports it unless that was done. @param isSame whether a specifier leads to it */
  picture(specifier: string, fileName: string, isSame: (specifier: string) => boolean): string {
    const known = this.#pictures.get(specifier);
    if (known !== undefined) return known;
    const present = this.#statements.find((one) => one.defaultName !== undefined && isSame(one.specifier));
    if (present?.defaultName !== undefined) return present.defaultName;
    const name = identifierFor(fileName, (candidate) => this.#isTaken(candidate));
    this.#pictures.set(specifier, name);
    return this.#add(name, name, specifier);
  }

  /** The default export of a module, under `name` if that is free. */
  whole(module: string, name: string, otherName: string): string {
    const present = this.#statements.find(({ specifier }) => specifier === module)?.defaultName;
    if (present !== undefined) return present;
    const free = this.#isTaken(name) ? freeName(otherName, (candidate) => this.#isTaken(candidate)) : name;
    return this.#add(free, free, module);
  }

  /** An export of a module by its name. */
  part(module: string, name: string, otherName: string): string {
    const statements = this.#statements.filter(({ specifier }) => specifier === module);
    for (const entry of statements.flatMap(({ named }) => named)) {
      const [, exported = '', local = exported] = /^(\S+?)(?:\s+as\s+(\S+))?$/.exec(entry) ?? [];
      if (exported === name) return local;
    }
    const free = this.#isTaken(name) ? freeName(otherName, (candidate) => this.#isTaken(candidate)) : name;
    const entry = free === name ? name : `${name} as ${free}`;
    const braces = statements.find((one) => one.braces !== undefined)?.braces;
    if (braces === undefined) return this.#add(free, `{ ${entry} }`, module);
    this.#given.add(free);
    this.#insertions.push({ offset: this.#program.start + braces, text: ` ${entry},` });
    return free;
  }

  /** Whether nothing but imports stands before an offset of the document: another one may stand there. */
  isAmongImports(offset: number): boolean {
    const end = offset - this.#program.start;
    const code = blanked(this.#text, this.#inert, ['comment', 'template', 'text']);
    let rest = '';
    let at = 0;
    for (const statement of this.#statements) {
      if (statement.start >= end) break;
      rest += code.slice(at, statement.start);
      at = statement.end;
    }
    return /^(?:\s|;|#![^\n]*|(["'])use [\w ]+\1)*$/.test(rest + code.slice(at, Math.max(at, end)));
  }

  /** What was asked for and is not there yet, as lines without an end. */
  statements(): readonly string[] {
    return this.#lines;
  }

  /** The first of them, to be written elsewhere. */
  takeStatement(): string {
    return this.#lines.shift() ?? '';
  }

  /** Where what was asked for goes. */
  insertions(): readonly TextInsertion[] {
    if (this.#lines.length === 0) return this.#insertions;
    return [...this.#insertions, this.#placed(this.#lines)];
  }

  /** The quotes of the file. */
  get quote(): '"' | "'" {
    const last = this.#statements.at(-1)?.quote;
    if (last !== undefined) return last === '"' ? '"' : "'";
    const strings = this.#inert.filter(({ kind }) => kind === 'string').map(({ start }) => this.#text[start]);
    return strings.filter((one) => one === '"').length > strings.length / 2 ? '"' : "'";
  }

  get #hasSemicolons(): boolean {
    const last = this.#statements.at(-1);
    if (last !== undefined) return last.hasSemicolon;
    const code = blanked(this.#text, this.#inert, everyKind);
    return code.trim() === '' || /;[ \t]*$/m.test(code);
  }

  get #isCommonJs(): boolean {
    return (
      this.#statements.some(({ isRequire }) => isRequire) &&
      this.#statements.every(({ isRequire }) => isRequire)
    );
  }

  #add(name: string, clause: string, specifier: string): string {
    const { quote } = this;
    const text = inQuotes(specifier, quote, 'script');
    const end = this.#hasSemicolons ? ';' : '';
    this.#given.add(name);
    this.#lines.push(
      this.#isCommonJs ? `const ${clause} = require(${text})${end}` : `import ${clause} from ${text}${end}`,
    );
    return name;
  }

  #placed(lines: readonly string[]): TextInsertion {
    const { start, frame, isProse = false } = this.#program;
    const eol = this.#document.includes('\r\n') ? '\r\n' : '\n';
    const last = this.#statements.at(-1);
    if (last !== undefined) {
      const rest = /^[^\r\n]*/.exec(this.#text.slice(last.end))?.[0] ?? '';
      const indent = /[ \t]*$/.exec(this.#text.slice(0, last.start))?.[0] ?? '';
      const text = lines.map((line) => eol + indent + line).join('');
      return { offset: start + last.end + rest.length, text };
    }
    if (frame !== undefined) {
      const indent = frame.before.startsWith('<script>') ? indentOf(this.#document) : '';
      const block = frame.before + lines.map((line) => `${indent}${line}\n`).join('') + frame.after;
      return { offset: 0, text: block.replaceAll('\n', eol) };
    }
    const top = isProse ? (/^\s*/.exec(this.#text)?.[0].length ?? 0) : topOf(this.#text);
    const rest = this.#text.slice(top);
    const indent = /^(?:[ \t]*\r?\n)*([ \t]*)\S/.exec(rest)?.[1] ?? '';
    const needsBreak = top > 0 && !/[\r\n]$/.test(this.#text.slice(0, top));
    const isFollowed = rest.trim() !== '' && !/^[ \t]*\r?\n/.test(rest);
    const text = lines.map((line) => `${indent}${line}${eol}`).join('');
    return { offset: start + top, text: `${needsBreak ? eol : ''}${text}${isFollowed ? eol : ''}` };
  }

  #isTaken(name: string): boolean {
    if (this.#given.has(name)) return true;
    const { start, end, isProse } = this.#program;
    const code = isProse === true ? '' : blanked(this.#text, this.#inert, everyKind);
    const around = this.#document.slice(0, start) + this.#document.slice(end);
    // Pages use names in braces and attributes.
    const used = [
      ...(isProse === true ? this.#document : around).matchAll(
        /\{[^{}]*\}|=\s*"[^"]*"|^(?:import|export) .*/gm,
      ),
    ];
    const pattern = new RegExp(
      `(?<![\\p{ID_Continue}$.])${name.replaceAll('$', '\\$')}(?![\\p{ID_Continue}$])`,
      'u',
    );
    return pattern.test(code) || used.some(([piece]) => pattern.test(piece));
  }
}

/** After what has to stay first: `#!`, a licence, `'use client'`. */
function topOf(text: string): number {
  const first =
    /^\uFEFF?(?:#![^\r\n]*(?:\r?\n|$))?(?:(?:[ \t]*\r?\n)*(?:\/\*[^]*?\*\/|(?:\/\/[^\r\n]*(?:\r?\n|$))+)[ \t]*(?:\r?\n(?=[ \t]*\r?\n)|$|(?=\r?\n\s*["']use )))?(?:\s*(["'])use [\w ]+\1;?[ \t]*(?:\r?\n|$))*/.exec(
      text,
    )?.[0] ?? '';
  if (first !== '') {
    // The empty line after it stays with it.
    const gap = /^[ \t]*\r?\n/.exec(text.slice(first.length))?.[0] ?? '';
    return first.length + gap.length;
  }
  return /^\r?\n/.exec(text)?.[0].length ?? 0;
}

function indentOf(document: string): string {
  return /^(\t|  +)\S/m.exec(document)?.[1] ?? '\t';
}

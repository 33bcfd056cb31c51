import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { referenceTo } from '../../src/assets/reference';
import type { Reference, ReferenceRequest } from '../../src/assets/reference';
import { aliasesOf, moduleNames } from '../../src/assets/project/tsconfig';
import { publicFoldersFor } from '../../src/assets/project/publicFolders';

/** What a reference does to a document; see README.md beside this file. */
export interface CorpusCase {
  readonly name: string;
  readonly file: string;
  readonly request: ReferenceRequest;
  /** The document before. */
  readonly before: string;
  /** The document that is expected, with the placeholder in ⟦brackets⟧. */
  readonly after: string;
}

const cursor = '‸';

export function corpusCases(): readonly CorpusCase[] {
  return readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.case'))
    .sort()
    .map((name) => {
      const file = path.join(__dirname, name);
      return readCase(name.replace(/\.case$/, '').replaceAll('\\', '/'), file, readFileSync(file, 'utf8'));
    });
}

function readCase(name: string, file: string, text: string): CorpusCase {
  const [head = '', before = '', after = ''] = text.split(/^--- (?:before|after) -*\n/m);
  const facts = new Map(
    head
      .split('\n')
      .filter((line) => line.includes(': '))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const),
  );
  const eol = facts.get('lines') === 'crlf' ? '\r\n' : '\n';
  // The last line break belongs to the fixture.
  const marked = before.replace(/\n$/, '').replaceAll('\n', eol);
  const document = unmarked(marked);
  return {
    name,
    file,
    request: requestOf(facts, document),
    before: document.text,
    after: after.replace(/\n$/, '').replaceAll('\n', eol),
  };
}

/** One cursor, or two around what is selected. */
function unmarked(marked: string): NonNullable<ReferenceRequest['document']> {
  const [before = '', selected = '', after] = marked.split(cursor);
  return after === undefined
    ? { text: before + selected, start: before.length, end: before.length }
    : { text: before + selected + after, start: before.length, end: before.length + selected.length };
}

function requestOf(
  facts: ReadonlyMap<string, string>,
  document: ReferenceRequest['document'],
): ReferenceRequest {
  const root = facts.get('root') ?? '/site';
  const absolute = (name: string): string => (/^(?:\/|[a-z]:|\\\\)/i.test(name) ? name : `${root}/${name}`);
  const documentName = facts.get('document');
  const documentPath = documentName === undefined ? undefined : absolute(documentName);
  const size = /^(\d+)x(\d+)$/.exec(facts.get('size') ?? '');
  const paths: unknown = JSON.parse(facts.get('paths') ?? '{}');
  const variants: unknown = JSON.parse(facts.get('variants') ?? '{}');
  const widths = (facts.get('widths') ?? '').split(', ').filter((width) => width !== '');
  const templates: unknown = JSON.parse(facts.get('templates') ?? '{}');
  const config = { compilerOptions: { paths } };
  return {
    languageId: facts.get('language') ?? '',
    documentPath,
    ...(document === undefined ? {} : { document }),
    imagePath: absolute(facts.get('asset') ?? ''),
    ...(facts.has('workspace') ? { workspacePath: facts.get('workspace') ?? '' } : {}),
    alt: facts.get('alt') ?? (facts.has('decorative') ? '' : 'A red fox'),
    ...(size === null ? {} : { size: { width: Number(size[1]), height: Number(size[2]) } }),
    facts:
      documentPath === undefined
        ? undefined
        : {
            root,
            publicFolders: publicFoldersFor(
              documentPath,
              root,
              (facts.get('public') ?? 'public, static').split(', '),
            ),
            aliases: aliasesOf([moduleNames(config, `${root}/tsconfig.json`)], root),
            usesNext: facts.get('next') === 'yes',
          },
    templates: Object.fromEntries(texts(templates)),
    widths: widths.map(Number),
    variants: texts(variants).map(([width, name]) => ({ path: absolute(name), width: Number(width) })),
  };
}

function texts(value: unknown): [string, string][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).map(([key, text]: [string, unknown]) => [key, String(text)])
    : [];
}

/** The document after the reference was inserted as VS Code does it. @param shows how a placeholder is written */
export function inserted(request: ReferenceRequest, reference: Reference, shows: 'text' | 'snippet'): string {
  const { text, start, end } = request.document ?? { text: '', start: 0, end: 0 };
  const line = text.slice(0, start).split('\n').at(-1) ?? '';
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const written = (shows === 'text' ? reference.text : marked(reference.snippet)).replaceAll(
    '\n',
    eol + indent,
  );
  return [
    { offset: start, text: written, end },
    ...reference.insertions.map((one) => ({ ...one, end: one.offset })),
  ]
    .sort((one, other) => other.offset - one.offset)
    .reduce((all, one) => all.slice(0, one.offset) + one.text + all.slice(one.end), text);
}

/** A snippet with its stops in brackets. */
function marked(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+\}|\$\{\d+:((?:[^\\}]|\\[^])*)\}|\$\d+/g,
    (_whole, sign: string | undefined, standing: string | undefined) =>
      sign ?? `⟦${(standing ?? '').replace(/\\([\\$}])/g, '$1')}⟧`,
  );
}

export function outcome(request: ReferenceRequest): string {
  return inserted(request, referenceTo(request), 'snippet');
}

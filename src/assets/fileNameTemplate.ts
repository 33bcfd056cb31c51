import { shortenSlug, slug, slugWords, maximumStemBytes } from './slug';
import { utf8Length } from './utf8';

export const fileNameTokens = [
  'prompt',
  'seed',
  'model',
  'date',
  'time',
  'index',
  'ratio',
  'source',
] as const;
export type FileNameToken = (typeof fileNameTokens)[number];

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'token'; readonly token: FileNameToken };

/** Folders, then the stem; never empty. */
export interface FileNameTemplate {
  readonly segments: readonly (readonly Part[])[];
}

export type FileNameProblem =
  | { readonly code: 'unknownToken'; readonly token: string }
  | { readonly code: 'unclosedToken' }
  /** An absolute path, a drive letter or `..`. */
  | { readonly code: 'outside' }
  /** No file name is left. */
  | { readonly code: 'empty' };

export type FileNameTemplateResult =
  | { readonly ok: true; readonly template: FileNameTemplate }
  | { readonly ok: false; readonly problem: FileNameProblem };

export interface FileNameValues {
  readonly prompt: string;
  readonly seed: number;
  readonly model: string;
  /** Place in a batch, from 1. */
  readonly index: number;
  readonly createdAt: Date;
  /** Minutes east of UTC at that time: `-date.getTimezoneOffset()`. */
  readonly utcOffset: number;
  /** As in `16:9`. */
  readonly ratio?: string;
  /** Name of the edited picture, without extension. */
  readonly source?: string;
}

/** A path relative to the output folder: no leading or trailing slash in `folder`, `''` for none. */
export interface ExpandedFileName {
  readonly folder: string;
  readonly stem: string;
}

const segmentLength = 60;

/** The least that is kept of a prompt in a segment whose other parts already fill the cap. */
const leastFreeLength = 12;

/** `/` and `\` make sub-folders. An image extension at the end is dropped: the bytes decide it. */
export function parseFileNameTemplate(text: string): FileNameTemplateResult {
  const path = text.trim().replace(/\\/g, '/');
  if (/^(?:\/|~|[a-z]:)/i.test(path)) return refused({ code: 'outside' });
  const texts = path.split('/');
  if (texts.some((segment) => /^\s*\.{2,}\s*$/.test(segment))) return refused({ code: 'outside' });

  const segments: (readonly Part[])[] = [];
  for (const [index, segment] of texts.entries()) {
    const isLast = index === texts.length - 1;
    const parts = parseSegment(isLast ? segment.replace(/\.(?:png|jpe?g|webp)$/i, '') : segment);
    if (!Array.isArray(parts)) return refused(parts);
    if (parts.some((part) => part.kind === 'token' || slugWords(part.text) !== '')) segments.push(parts);
    else if (isLast) return refused({ code: 'empty' });
  }
  return { ok: true, template: { segments } };
}

/** Each segment becomes a slug of its own; a long prompt gives way to what stands beside it. */
export function expandFileName(template: FileNameTemplate, values: FileNameValues): ExpandedFileName {
  const names = template.segments.map((parts) => expandSegment(parts, values));
  const stem = names.at(-1) ?? '';
  return {
    folder: names
      .slice(0, -1)
      .filter((name) => name !== '')
      .map((name) => slug(name))
      .join('/'),
    stem: slug(stem),
  };
}

function refused(problem: FileNameProblem): FileNameTemplateResult {
  return { ok: false, problem };
}

function parseSegment(text: string): Part[] | FileNameProblem {
  const parts: Part[] = [];
  let rest = text;
  for (let start = rest.indexOf('${'); start !== -1; start = rest.indexOf('${')) {
    const end = rest.indexOf('}', start);
    if (end === -1) return { code: 'unclosedToken' };
    const name = rest.slice(start + 2, end).trim();
    const token = fileNameTokens.find((known) => known === name);
    if (token === undefined) return { code: 'unknownToken', token: name };
    parts.push({ kind: 'text', text: rest.slice(0, start) }, { kind: 'token', token });
    rest = rest.slice(end + 1);
  }
  parts.push({ kind: 'text', text: rest });
  return parts;
}

function expandSegment(parts: readonly Part[], values: FileNameValues): string {
  const free = parts.filter(isFree).length;
  const expand = (freeText: (text: string) => string): string =>
    slugWords(
      parts
        .map((part) =>
          part.kind === 'text'
            ? part.text
            : isFree(part)
              ? freeText(valueOf(part.token, values))
              : valueOf(part.token, values),
        )
        .join(''),
    );
  const fixed = expand(() => '-');
  // One place more a free text: the hyphen that joins it to the rest.
  const length =
    Math.floor((segmentLength - Array.from(fixed).length) / Math.max(free, 1)) - (fixed === '' ? 0 : 1);
  const bytes =
    Math.floor((maximumStemBytes - utf8Length(fixed)) / Math.max(free, 1)) - (fixed === '' ? 0 : 1);
  return expand((text) =>
    shortenSlug(slugWords(text), Math.max(length, leastFreeLength), Math.max(bytes, leastFreeLength * 4)),
  );
}

function isFree(part: Part): boolean {
  return part.kind === 'token' && (part.token === 'prompt' || part.token === 'source');
}

function valueOf(token: FileNameToken, values: FileNameValues): string {
  switch (token) {
    case 'prompt':
    case 'model':
      return values[token];
    case 'seed':
    case 'index':
      return String(values[token]);
    case 'ratio':
      return values.ratio?.replace(':', 'x') ?? '';
    case 'source':
      return values.source ?? '';
    case 'date':
      return localIso(values).slice(0, 10);
    case 'time':
      return localIso(values).slice(11, 19).replaceAll(':', '');
  }
}

/** The local time, written as if it were UTC: keeps this function free of the machine's time zone. */
function localIso({ createdAt, utcOffset }: FileNameValues): string {
  const local = new Date(createdAt.getTime() + utcOffset * 60_000);
  return Number.isNaN(local.getTime()) ? '' : local.toISOString();
}

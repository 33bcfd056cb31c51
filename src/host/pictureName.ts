import { expandFileName, parseFileNameTemplate } from '../assets/fileNameTemplate';
import type { ExpandedFileName, FileNameTemplateResult } from '../assets/fileNameTemplate';
import { candidateNames } from '../assets/freeName';
import { extensionOf } from '../assets/imageType';
import { namedType } from '../assets/namedType';
import { plainLine } from '../assets/plainLine';
import { maximumStemBytes, slug } from '../assets/slug';
import { fittingPrefix } from '../assets/utf8';
import type { Job, KeptOutput } from '../core/job';
import type { JobRequest } from '../core/jobRequest';
import { baseNameOf } from './place';

/** What a picture may be called, best name first, and the folders below the destination that its template asks for. */
export interface PictureName {
  readonly folders: readonly string[];
  readonly candidates: Iterable<string>;
}

/** What decides a picture's name. */
export type NamedJob = Pick<Job, 'request' | 'createdAt'>;

/** @param index place among the job's pictures, from 0 */
export function pictureNameOf(job: NamedJob, kept: Pick<KeptOutput, 'type'>, index: number): PictureName {
  const { naming } = job.request.destination;
  if (naming.kind === 'exact') {
    const named = namedType(naming.name);
    // A document may refer to `fox.jpeg` or `fox.JPG`: the name is kept as long as it tells the truth.
    const extension = named?.type === kept.type ? named.extension : extensionOf(kept.type);
    const stem = safeStem(naming.name, job.request.prompt);
    // A second edit counts on, `fox-edited-3` after `fox-edited-2`, instead of beginning a second counter.
    const [, counted, counter] = /^(.*edited)-(\d{1,4})$/is.exec(stem) ?? [];
    const isCounted = counted !== undefined && Number(counter) >= 2;
    return {
      folders: [],
      candidates: isCounted
        ? candidateNames(counted, extension, Number(counter))
        : candidateNames(stem, extension),
    };
  }
  const { folder, stem } = expandedName(job, naming.template, index);
  return {
    folders: folder === '' ? [] : folder.split('/'),
    candidates: candidateNames(stem, extensionOf(kept.type)),
  };
}

/** A name as somebody wrote it, with its own spelling, less what no file system or reader should meet. */
export function safeStem(name: string, prompt: string): string {
  const stem = fittingPrefix(
    plainLine(name)
      .replace(/\.(?:png|jpe?g|webp|gif|avif)$/i, '')
      .replace(/[\p{Cc}/\\:*?"<>|]+/gu, '-')
      // A hyphen in front makes a name that programs take for an option.
      .replace(/^[-. ]+|[. ]+$/g, ''),
    Infinity,
    maximumStemBytes,
  ).trimEnd();
  if (/^-*$/.test(stem)) {
    return slug(prompt);
  }
  // Windows opens a device for names such as `con` or `con.fox`.
  return /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i.test(stem) ? `image-${stem}` : stem;
}

function expandedName(job: NamedJob, template: string, index: number): ExpandedFileName {
  const { request } = job;
  const { seed, aspect_ratio: ratio } = request.parameters;
  const createdAt = new Date(job.createdAt);
  const source = sourceNameOf(request);
  return expandFileName(parsed(template, typeof seed === 'number'), {
    prompt: request.prompt,
    seed: typeof seed === 'number' ? seed : 0,
    model: request.model,
    index: index + 1,
    createdAt,
    utcOffset: -createdAt.getTimezoneOffset(),
    ...(typeof ratio === 'string' ? { ratio } : {}),
    ...(source === undefined ? {} : { source }),
  });
}

/** Nonsense in the setting must not cost a picture that is paid for: then the prompt names it. */
function parsed(
  template: string,
  hasSeed: boolean,
): Extract<FileNameTemplateResult, { ok: true }>['template'] {
  // A recovered request has no known seed, and a wrong one in the name would be a lie.
  for (const text of [hasSeed ? template : template.replace(/\$\{\s*seed\s*\}/g, ''), '${prompt}']) {
    const result = parseFileNameTemplate(text);
    if (result.ok) {
      return result.template;
    }
  }
  throw new TypeError('the fallback template is not valid');
}

function sourceNameOf(request: JobRequest): string | undefined {
  const [image] = Object.values(request.images);
  // A copy that was made for sending has a name that nobody chose.
  const name =
    image === undefined ? '' : baseNameOf(image.kind === 'file' ? (image.original ?? image.uri) : image.url);
  const stem = name.replace(/(?<=.)\.[^.]*$/s, '');
  return stem === '' ? undefined : stem;
}

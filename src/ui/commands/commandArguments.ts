import type * as z from 'zod/mini';
import type { InputImage } from '../../core/jobRequest';
import type { ImageOrder } from '../orders/imageOrder';
import { Refusal } from '../refusal';
import type { Translate } from '../words/translate';
import {
  insertShape,
  jobIdShape,
  orderShape,
  recoverShape,
  rowShape,
  savingShape,
  uriParts,
} from './argumentShapes';
import type { UriParts } from './argumentShapes';
import { explainArgument } from './explainArgument';

/** What the parsers need from VS Code: how a URI is written, and words. */
export interface ArgumentReader {
  readonly uriText: (parts: UriParts) => string;
  readonly t: Translate;
}

type Args = readonly unknown[];

/**
 * True for what a program or a keybinding hands over, as opposed to a menu (URIs, rows) or the palette (nothing): then
 * an error goes back to the caller and no dialog is shown.
 */
export function isProgrammatic(args: Args): boolean {
  const [first] = args;
  return (
    typeof first === 'string' ||
    (typeof first === 'object' &&
      first !== null &&
      !Array.isArray(first) &&
      !uriParts.safeParse(first).success &&
      !rowShape.safeParse(first).success)
  );
}

/** An order that needs no dialog; undefined when the person is to be asked. Throws a `Refusal`. */
export function parseOrder(args: Args, reader: ArgumentReader): ImageOrder | undefined {
  return isProgrammatic(args) ? orderOf(args[0], reader) : undefined;
}

/** Throws a `Refusal` that names the field. */
export function orderOf(value: unknown, reader: ArgumentReader): ImageOrder {
  const { image, folder, model, parameters, name, prompt, replace, placeholder } = parsed(
    orderShape,
    value,
    reader.t,
  );
  return {
    prompt,
    ...(model === undefined ? {} : { model }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(image === undefined ? {} : { image: inputImage(image, reader) }),
    ...(folder === undefined ? {} : { folder: text(folder, reader) }),
    ...(name === undefined ? {} : { name }),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(replace === undefined ? {} : { replace: text(replace, reader) }),
  };
}

/** The pictures a menu was opened on: `Uri`, or `[Uri, Uri[]]` when several are selected. Empty: ask. */
export function parseImages(args: Args, reader: ArgumentReader): readonly string[] {
  const [first, selected] = args;
  const chosen = Array.isArray(selected) && selected.length > 0 ? selected : [first];
  const uris = chosen.flatMap((value) => {
    const uri = uriParts.safeParse(value);
    return uri.success ? [text(uri.data, reader)] : [];
  });
  return [...new Set(uris)];
}

/** The job a command is about; undefined: ask. Throws a `Refusal`. */
export function parseJobId(args: Args, { t }: ArgumentReader): string | undefined {
  const [first] = args;
  if (first === undefined || first === null) {
    return undefined;
  }
  const id = parsed(jobIdShape, first, t);
  return idOf(id);
}

export interface InsertArguments {
  readonly asset?: string;
  readonly job?: string;
  /** In place of what the prompt says; empty for a decoration. */
  readonly alt?: string;
  /** Whether smaller copies go with it, or their widths. */
  readonly responsive?: boolean | readonly number[];
  /** The URI of the document that an editor shows. */
  readonly document?: string;
}

/** What to insert: a picture, or a job's picture; neither: ask. Throws a `Refusal`. */
export function parseInsert(args: Args, reader: ArgumentReader): InsertArguments {
  const [first] = args;
  if (first === undefined || first === null) {
    return {};
  }
  const uri = uriParts.safeParse(first);
  if (uri.success) {
    return { asset: text(uri.data, reader) };
  }
  const id = jobIdShape.safeParse(first);
  if (id.success) {
    return { job: idOf(id.data) };
  }
  const { asset, job, alt, editor, responsive } = parsed(insertShape, first, reader.t);
  return {
    ...(responsive === undefined ? {} : { responsive }),
    ...(editor === undefined ? {} : { document: text(editor.document.uri, reader) }),
    ...(asset === undefined ? {} : { asset: text(asset, reader) }),
    ...(job === undefined ? {} : { job: idOf(job) }),
    ...(alt === undefined ? {} : { alt }),
  };
}

/** A picture, a job, or both (`{asset, job}`); neither: ask. Throws a `Refusal`. */
export function parseAssetOrJob(args: Args, reader: ArgumentReader): Omit<InsertArguments, 'document'> {
  const { asset, job } = parseInsert(args, reader);
  return { ...(asset === undefined ? {} : { asset }), ...(job === undefined ? {} : { job }) };
}

export interface RecoverArguments {
  readonly requestId: string;
  readonly model?: string;
  /** A job without an answer that is the request's. */
  readonly job?: string;
}

/** The request to fetch; undefined: ask. Throws a `Refusal`. */
export function parseRecover(args: Args, { t }: ArgumentReader): RecoverArguments | undefined {
  if (!isProgrammatic(args)) {
    return undefined;
  }
  const [first] = args;
  const { requestId, model, job } = parsed(
    recoverShape,
    typeof first === 'string' ? { requestId: first } : first,
    t,
  );
  return {
    requestId: requestId.trim(),
    ...(model === undefined ? {} : { model }),
    ...(job === undefined ? {} : { job: idOf(job) }),
  };
}

/** The row that a menu was opened on. */
export function parseRow([first]: Args): string | undefined {
  const row = rowShape.safeParse(first);
  return row.success ? row.data.jobId : undefined;
}

export interface SavingArguments {
  readonly job?: string;
  /** As in an order. */
  readonly folder?: string;
}

/** The job whose pictures are saved, and where; what is missing: ask. Throws a `Refusal`. */
export function parseSaving(args: Args, reader: ArgumentReader): SavingArguments {
  const [first] = args;
  if (typeof first === 'object' && first !== null && 'job' in first) {
    const { job, folder } = parsed(savingShape, first, reader.t);
    return { job: idOf(job), ...(folder === undefined ? {} : { folder: text(folder, reader) }) };
  }
  const job = parseJobId(args, reader);
  return job === undefined ? {} : { job };
}

function idOf(job: string | { readonly jobId: string }): string {
  return typeof job === 'string' ? job : job.jobId;
}

function inputImage(image: string | UriParts, reader: ArgumentReader): InputImage {
  const uri = text(image, reader);
  if (/^https:\/\//i.test(uri)) {
    return { kind: 'url', url: uri };
  }
  // Two letters at least: `c:` is a drive, not a scheme.
  if (/^http:/i.test(uri) || !/^[a-z][a-z\d+.-]+:\/\//i.test(uri)) {
    throw new Refusal(
      reader.t('“image” must be a file URI or an address that begins with https://, not “{0}”.', uri),
    );
  }
  return { kind: 'file', uri };
}

/** Throws a `Refusal` for parts that no URI can have. */
function text(value: string | UriParts, { uriText, t }: ArgumentReader): string {
  if (typeof value === 'string') {
    return value;
  }
  try {
    return uriText(value);
  } catch {
    throw new Refusal(t('The argument is not valid.'));
  }
}

function parsed<S extends z.ZodMiniType>(shape: S, value: unknown, t: Translate): z.infer<S> {
  const result = shape.safeParse(value);
  if (!result.success) {
    throw new Refusal(explainArgument(result.error.issues, t));
  }
  return result.data;
}

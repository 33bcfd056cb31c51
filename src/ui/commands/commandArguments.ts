import type * as z from 'zod/mini';
import { Refusal } from '../refusal';
import type { Translate } from '../words/translate';
import { insertShape, jobIdShape, recoverShape, savingShape, uriParts } from './argumentShapes';
import { explainArgument } from './explainArgument';
import { isProgrammatic, uriTextOf } from './orderArguments';
import type { ArgumentReader } from './orderArguments';

type Args = readonly unknown[];

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
    return { asset: uriTextOf(uri.data, reader) };
  }
  const id = jobIdShape.safeParse(first);
  if (id.success) {
    return { job: idOf(id.data) };
  }
  const { asset, job, alt, editor, responsive } = parsed(insertShape, first, reader.t);
  return {
    ...(responsive === undefined ? {} : { responsive }),
    ...(editor === undefined ? {} : { document: uriTextOf(editor.document.uri, reader) }),
    ...(asset === undefined ? {} : { asset: uriTextOf(asset, reader) }),
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
    return { job: idOf(job), ...(folder === undefined ? {} : { folder: uriTextOf(folder, reader) }) };
  }
  const job = parseJobId(args, reader);
  return job === undefined ? {} : { job };
}

function idOf(job: string | { readonly jobId: string }): string {
  return typeof job === 'string' ? job : job.jobId;
}

function parsed<S extends z.ZodMiniType>(shape: S, value: unknown, t: Translate): z.infer<S> {
  const result = shape.safeParse(value);
  if (!result.success) {
    throw new Refusal(explainArgument(result.error.issues, t));
  }
  return result.data;
}

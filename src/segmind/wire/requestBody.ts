import * as z from 'zod/mini';
import type { RemoteState } from '../../core/job';
import type { Describe } from '../errors/describe';
import { isRequestId } from '../../core/requestId';

const answerSchema = z.object({
  request_id: z.catch(z.optional(z.union([z.string(), z.number()])), undefined),
  status: z.catch(z.optional(z.string()), undefined),
  metrics: z.optional(z.unknown()),
  error: z.optional(z.unknown()),
});

/** What every answer about a request may say of it. */
export interface RequestBody {
  /** Undefined when there is none that can be used. */
  readonly requestId?: string;
  readonly word?: StatusWord;
  readonly metrics: unknown;
}

export type StatusWord =
  | { readonly kind: 'completed' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'running'; readonly remote: RemoteState };

/** Reads a JSON answer; undefined when it is no object. */
export function readRequestBody(value: unknown, describe: Describe): RequestBody | undefined {
  const parsed = answerSchema.safeParse(value);
  if (!parsed.success) {
    return undefined;
  }
  const { request_id, status, metrics } = parsed.data;
  const requestId = request_id === undefined ? '' : String(request_id).trim();
  const word = status === undefined ? '' : status.trim();
  return {
    ...(isRequestId(requestId) ? { requestId } : {}),
    ...(word === '' ? {} : { word: statusWord(word, describe) }),
    metrics,
  };
}

/** A word that is not known is kept, and waits like any other. */
function statusWord(word: string, describe: Describe): StatusWord {
  switch (word.toUpperCase()) {
    case 'COMPLETED':
      return { kind: 'completed' };
    case 'FAILED':
      return { kind: 'failed' };
    case 'QUEUED':
      return { kind: 'running', remote: { kind: 'queued' } };
    case 'PROCESSING':
      return { kind: 'running', remote: { kind: 'processing' } };
    default: {
      const plain = describe(word)
        .replace(/[^\p{L}\p{N}_.-]+/gu, ' ')
        .trim();
      return { kind: 'running', remote: { kind: 'other', word: plain.slice(0, 40) } };
    }
  }
}

import { QwenImageError } from '../../core/qwenImageError';
import { withoutMarkup } from '../errors/describe';
import { errorText } from '../errors/errorText';
import type { Reply } from './reply';

/** The body of an answer, by what it is, whatever its head calls it. */
export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'picture'; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly text: string }
  /** The head says no, and the rest did not arrive. */
  | { readonly kind: 'cut'; readonly error: QwenImageError };

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Bytes of an answer that is words and figures. */
export const wordsLimit = 1_000_000;
/** Bytes of an answer that may carry pictures as text. */
export const picturesLimit = 96_000_000;

/**
 * Reads a whole answer of at most `longest` decoded bytes. A success that is longer is a `badAnswer`; an error, which is words
 * whatever was asked, is cut.
 */
export async function readAnswer(reply: Reply, longest: number): Promise<Answer> {
  const { status, headers } = reply;
  const head = { status, headers };
  const isError = status >= 400;
  const limit = isError ? Math.min(longest, wordsLimit) : longest;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of reply.chunks('network')) {
      size += chunk.byteLength;
      if (size > limit) {
        if (isError) {
          break;
        }
        throw new QwenImageError('badAnswer', {
          detail: `the answer is longer than ${limit} bytes`,
          status,
          delivery: 'unknown',
        });
      }
      chunks.push(chunk);
    }
  } catch (error) {
    if (isError && error instanceof QwenImageError) {
      return { ...head, body: { kind: 'cut', error } };
    }
    throw error;
  }
  return { ...head, body: bodyOf(Buffer.concat(chunks), reply.mediaType) };
}

/** What an error body says, in plain words; may be long, and is not redacted. */
export function bodyText({ body }: Answer): string {
  switch (body.kind) {
    case 'json':
      return errorText(body.value);
    case 'text':
      return withoutMarkup(body.text.slice(0, 4000)).trim();
    case 'picture':
    case 'cut':
      return '';
  }
}

function bodyOf(bytes: Buffer, mediaType: string): Body {
  if (isPicture(bytes)) {
    return { kind: 'picture', bytes };
  }
  const text = new TextDecoder().decode(bytes);
  try {
    const value: unknown = JSON.parse(text);
    return { kind: 'json', value };
  } catch {
    const isCalledPicture = /^image\/(?!svg)/.test(mediaType) && bytes.length > 0;
    return isCalledPicture ? { kind: 'picture', bytes } : { kind: 'text', text };
  }
}

/** PNG, JPEG or WebP by their first bytes. */
function isPicture(bytes: Buffer): boolean {
  const starts = (hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex;
  return (
    starts('89504e47') ||
    starts('ffd8ff') ||
    (starts('52494646') && bytes.toString('latin1', 8, 12) === 'WEBP')
  );
}

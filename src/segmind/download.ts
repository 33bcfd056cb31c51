import { QwenImageError } from '../core/qwenImageError';
import type { ByteSink } from '../core/ports/byteSink';
import { checkResultAddress } from './addresses/resultAddress';
import type { ResultHosts } from './addresses/resultAddress';
import { answerError } from './errors/answerError';
import type { Describe } from './errors/describe';
import { readAnswer, wordsLimit } from './http/answer';
import type { Reply } from './http/reply';
import type { Transport } from './http/transport';

/** Decoded bytes of one picture, at most. */
export const downloadLimit = 64_000_000;
const maximumRedirects = 5;

export interface Download {
  readonly transport: Transport;
  readonly hosts: ResultHosts;
  readonly describe: Describe;
  readonly now: () => number;
}

/**
 * Streams a result into the sink, without the key; every address on the way is checked before it is asked.
 * Nothing is repeated, as a sink cannot be emptied again.
 */
export async function download(
  { transport, hosts, describe, now }: Download,
  address: string,
  sink: ByteSink,
  signal: AbortSignal,
): Promise<void> {
  let next: string | undefined = address;
  for (let redirects = 0; next !== undefined; redirects += 1) {
    if (redirects > maximumRedirects) {
      throw new QwenImageError('unsafe', { detail: 'the result redirects again and again' });
    }
    signal.throwIfAborted();
    const url = await checkResultAddress(next, hosts);
    next = await transport.exchange(
      { call: 'download', method: 'GET', url, headers: { accept: 'image/*' }, redirect: 'manual' },
      signal,
      describe,
      (reply) => receive(reply, url, sink, describe, now),
    );
  }
}

/** Takes the picture, or returns the address to go on to. */
async function receive(
  reply: Reply,
  url: URL,
  sink: ByteSink,
  describe: Describe,
  now: () => number,
): Promise<string | undefined> {
  const { status, mediaType, promisedLength } = reply;
  if (redirectCodes.has(status)) {
    return redirectTarget(reply, url);
  }
  if (status !== 200) {
    throw downloadError(
      status,
      answerError('download', await readAnswer(reply, wordsLimit), describe, now()),
    );
  }
  if (/^text\/html$|xhtml|svg|\bxml$/.test(mediaType)) {
    throw new QwenImageError('unsafe', { detail: describe(`the result is ${mediaType}`), status });
  }
  if (promisedLength !== undefined && promisedLength > downloadLimit) {
    throw tooLong();
  }
  let size = 0;
  for await (const chunk of reply.chunks('badAnswer')) {
    size += chunk.byteLength;
    if (size > downloadLimit) {
      throw tooLong();
    }
    await sink.write(chunk);
  }
  if (size === 0) {
    throw new QwenImageError('badAnswer', { detail: 'the result is empty', status });
  }
  return undefined;
}

const redirectCodes = new Set([301, 302, 303, 307, 308]);

function redirectTarget(reply: Reply, from: URL): string {
  const location = reply.headers.get('location') ?? '';
  if (location === '' || !URL.canParse(location, from.href)) {
    throw new QwenImageError('badAnswer', { detail: 'a redirect to nowhere', status: reply.status });
  }
  return new URL(location, from).href;
}

/** The host of results knows no accounts: what it refuses is gone, or not to be understood. */
function downloadError(status: number, error: QwenImageError): QwenImageError {
  const isGone = status === 403 || status === 404 || status === 410;
  const isBroken = status === 429 || status === 407 || status === 408 || status >= 500;
  return isBroken ? error : new QwenImageError(isGone ? 'expired' : 'badAnswer', error.facts);
}

function tooLong(): QwenImageError {
  return new QwenImageError('unsafe', { detail: `the result is longer than ${downloadLimit} bytes` });
}

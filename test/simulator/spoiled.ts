import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { withHeaders, type Answer } from './answer';
import type { Fault } from './fault';
import { pngChunk } from './picture/padded';

/** An answer whose body is too long to hold. */
export interface StreamedAnswer {
  readonly head: Answer;
  readonly stream: Readable;
}

/** The answer with its bytes spoiled, where the fault is about those. */
export function spoiled(answer: Answer, fault: Fault | undefined): Answer | StreamedAnswer {
  const { body } = answer;
  if (fault?.kind === 'contentType') return withHeaders(answer, { 'content-type': fault.contentType });
  if (fault?.kind === 'truncated')
    return { ...answer, body: body.subarray(0, Math.floor(body.length * fault.keep)) };
  if (fault?.kind === 'zeroBytes') return { ...answer, body: Buffer.alloc(0) };
  if (fault?.kind === 'disguised') return { ...answer, body: Buffer.from(disguises[fault.as], 'latin1') };
  if (fault?.kind === 'absurdDimensions') {
    return { ...answer, body: absurdPng(fault.width ?? 100_000, fault.height ?? 100_000) };
  }
  if (fault?.kind === 'oversized') {
    const missing = Math.max(0, fault.bytes - body.length);
    const head = withHeaders(answer, { 'content-length': String(body.length + missing) });
    return { head, stream: Readable.from(zeros(body, missing)) };
  }
  if (fault?.kind === 'endless') return { head: answer, stream: Readable.from(zeros(body, Infinity)) };
  if (fault?.kind === 'gzipBomb') {
    const stream = Readable.from(zeros(body, fault.bytes ?? 200 * 1024 * 1024)).pipe(createGzip());
    return { head: withHeaders(answer, { 'content-encoding': 'gzip' }), stream };
  }
  return answer;
}

const disguises = {
  html: '<!doctype html><html><body><script>alert(1)</script></body></html>',
  svg: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>',
  text: 'This is not a picture.',
  gif: 'GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;',
} as const;

/** A valid PNG head that claims a size no editor can hold. */
function absurdPng(width: number, height: number): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, pngChunk('IHDR', header), pngChunk('IEND', Buffer.alloc(0))]);
}

function* zeros(first: Buffer, count: number): Generator<Buffer> {
  if (first.length > 0) yield first;
  const block = Buffer.alloc(64 * 1024);
  for (let left = count; left > 0; left -= block.length)
    yield left < block.length ? block.subarray(0, left) : block;
}

import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Answer } from './answer';
import type { Fault } from './fault';
import { spoiled } from './spoiled';

const dripEveryMs = 50;

/** Sends the answer as the fault wants it sent. Resolves when it is sent, cut off, or left hanging. */
export async function deliver(
  response: ServerResponse,
  answer: Answer,
  fault: Fault | undefined,
): Promise<void> {
  const { socket } = response;
  const sent = spoiled(answer, fault);
  if ('stream' in sent) {
    response.writeHead(sent.head.status, { ...sent.head.headers });
    // The client hangs up on what is too much: that is the point, not a failure of ours.
    await pipeline(sent.stream, response).catch(() => undefined);
    return;
  }
  const { body } = sent;
  if (fault?.kind === 'stall') {
    if (fault.at === 'midAnswer') {
      head(response, sent);
      response.write(body.subarray(0, Math.ceil(body.length / 2)));
    }
    return;
  }
  if (fault?.kind === 'resetAfterBody') {
    socket?.resetAndDestroy();
    return;
  }
  head(response, sent);
  if (fault?.kind === 'resetMidAnswer') {
    response.write(body.subarray(0, Math.ceil(body.length / 2)), () => {
      socket?.resetAndDestroy();
    });
    return;
  }
  if (fault?.kind === 'drip') {
    drip(response, body, Math.max(1, Math.round((fault.bytesPerSecond * dripEveryMs) / 1000)));
    return;
  }
  response.end(body);
}

function head(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': String(body.length) });
}

function drip(response: ServerResponse, body: Buffer, step: number): void {
  let at = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(at, at + step));
    at += step;
    if (at < body.length) return;
    clearInterval(timer);
    response.end();
  }, dripEveryMs);
  response.on('close', () => {
    clearInterval(timer);
  });
}

import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach } from 'mocha';

export interface TestServer {
  readonly origin: string;
  /** Every request that came, in order: verb, path, the key it carried and its body. */
  readonly requests: readonly Received[];
}

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** A server on loopback that answers as told, gone after the test. */
export async function serve(
  answer: (request: Received, response: ServerResponse) => void,
  host = '127.0.0.1',
): Promise<TestServer> {
  const requests: Received[] = [];
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const key = incoming.headers['x-api-key'];
      const received = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        key: typeof key === 'string' ? key : undefined,
        headers: incoming.headers,
        body: Buffer.concat(parts).toString(),
      };
      requests.push(received);
      answer(received, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('no port');
  }
  return { origin: `http://${host}:${address.port}`, requests };
}

/** A server that gives every request the same answer. */
export function serveAlways(
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  return serve((_request, response) => {
    response.writeHead(status, { ...headers });
    response.end(body);
  });
}

/** A loopback address on which nobody listens. */
export async function deadOrigin(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address === null || typeof address === 'string' ? '' : `http://127.0.0.1:${address.port}`;
}

import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { Certificate } from './certificate';

export interface TlsFront {
  readonly port: number;
  stop(): Promise<void>;
}

/** Speaks https under the names of `behind`, and hands on to the http origins that stand there. */
export async function startTlsFront(
  { certificate, key }: Certificate,
  behind: ReadonlyMap<string, string>,
): Promise<TlsFront> {
  const server = createServer({ cert: certificate, key }, (message, response) => {
    const origin = behind.get(message.headers.host ?? '');
    if (origin === undefined) {
      response.writeHead(421).end();
      return;
    }
    const onward = request(`${origin}${message.url ?? '/'}`, {
      method: message.method,
      headers: message.headers,
    });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      pipeline(answer, response).catch(() => undefined);
    });
    pipeline(message, onward).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

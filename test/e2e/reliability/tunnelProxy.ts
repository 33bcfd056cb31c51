import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** An http proxy that knows names which nobody else on the machine can look up. */
export interface TunnelProxy {
  readonly address: string;
  /** What was asked for, in order, such as `CONNECT api.example.test:443`. */
  readonly seen: readonly string[];
  /** How many tunnels it has refused because it was told to. */
  readonly refused: number;
  /** Cuts all tunnels, and refuses so many new ones. */
  refuseNext(count: number): void;
  stop(): Promise<void>;
}

/** @param portOf where the tunnel to a host leads; undefined: the proxy cannot reach it */
export async function startTunnelProxy(portOf: (host: string) => number | undefined): Promise<TunnelProxy> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  let refusals = 0;
  let refused = 0;
  const server = createServer((message, response) => {
    seen.push(`${message.method ?? ''} ${message.url ?? ''}`);
    response.writeHead(502).end();
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  server.on('connect', (message, socket: Socket) => {
    const target = message.url ?? '';
    seen.push(`CONNECT ${target}`);
    const port = portOf(target);
    const isRefused = refusals > 0;
    if (isRefused) {
      refusals -= 1;
      refused += 1;
    }
    if (isRefused || port === undefined) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    get refused() {
      return refused;
    },
    refuseNext: (count) => {
      refusals = count;
      cut();
    },
    stop: async () => {
      cut();
      await once(server.close(), 'close');
    },
  };
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { text, type Answer } from './answer';
import { deliver } from './delivery';
import { endpointOf } from './endpointOf';
import type { Fault } from './fault';
import type { Host, LoggedRequest } from './requestLog';
import { replacement } from './replacement';
import type { World } from './world';

export type Handler = (request: LoggedRequest, fault: Fault | undefined) => Answer | Promise<Answer>;

/** A request that tests make of the simulator itself; undefined if it is not one. */
export type Aside = (
  method: string,
  path: string,
  body: () => Promise<unknown>,
) => Promise<Answer> | undefined;

export function createHost(world: World, host: Host, handler: Handler, aside?: Aside): Server {
  return createServer((message, response) => {
    serve(world, host, handler, aside, message, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) response.destroy();
      else void deliver(response, text(500, `Simulator: ${String(error)}`), undefined);
    });
  });
}

async function serve(
  world: World,
  host: Host,
  handler: Handler,
  aside: Aside | undefined,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = message.method ?? 'GET';
  const path = new URL(message.url ?? '/', 'http://localhost').pathname;
  const answered = aside?.(method, path, async () => parsed(await read(message)));
  if (answered) {
    await deliver(response, await answered, undefined);
    return;
  }
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, String(value)] as const),
  );
  const bare: LoggedRequest = {
    endpoint: endpointOf(host, path),
    host,
    method,
    path,
    key: headers['x-api-key'],
    authorization: headers['authorization'],
    headers,
    body: undefined,
    atMs: world.clock.now(),
  };
  if (world.faults.take(bare, 'headers')) {
    world.log.add(bare);
    message.socket.resetAndDestroy();
    return;
  }
  const body = await read(message).catch(() => undefined);
  const request = { ...bare, body: parsed(body) };
  world.log.add(request);
  // The client went away while it was sending.
  if (body === undefined) return;
  const fault = world.faults.take(request, 'body');
  if (fault?.kind === 'delay') await pause(fault.ms);
  await deliver(response, await answerTo(world, handler, request, fault), fault);
}

async function answerTo(
  world: World,
  handler: Handler,
  request: LoggedRequest,
  fault: Fault | undefined,
): Promise<Answer> {
  const instead = replacement(fault, request, world.settings, world.origins());
  if (instead ?? swallowed(fault)) {
    const takesEffect = (fault?.kind === 'http' || fault?.kind === 'error') && fault.handled === true;
    if (takesEffect) await handler(request, undefined);
    return instead ?? text(500, 'never sent');
  }
  return handler(request, fault);
}

/** Whether the request vanishes without an effect. */
function swallowed(fault: Fault | undefined): boolean {
  return (
    (fault?.kind === 'stall' && fault.at === 'start') ||
    (fault?.kind === 'resetAfterBody' && fault.handled === false)
  );
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parsed(body: Buffer | undefined): unknown {
  if (body === undefined || body.length === 0) return undefined;
  const read = body.toString('utf8');
  try {
    return JSON.parse(read);
  } catch {
    return read;
  }
}

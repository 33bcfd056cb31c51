import type { SimulatorOptions } from '../../simulator/options';
import { startSimulator, type Simulator } from '../../simulator/simulator';

/** A simulator whose clock stands still, drawing small. */
export function still(options: SimulatorOptions = {}): Promise<Simulator> {
  return startSimulator({ speed: 0, scale: 0.1, ...options });
}

export const wanted = { prompt: 'A red fox in the snow', steps: 30, seed: 7 };

export function ask(
  simulator: Simulator,
  path: string,
  body?: unknown,
  key = simulator.key,
): Promise<Response> {
  return fetch(`${simulator.apiBaseUrl}${path}`, {
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
}

/** The JSON object that the response carries. */
export async function fieldsOf(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const value: unknown = await response.json();
  if (typeof value !== 'object' || value === null) throw new Error('not an object');
  return Object.fromEntries(Object.entries(value));
}

/** Submits and returns the request id. */
export async function submit(
  simulator: Simulator,
  body: unknown = wanted,
  slug = 'qwen-image',
): Promise<string> {
  const fields = await fieldsOf(await ask(simulator, `/v2/${slug}`, body));
  return String(fields['request_id']);
}

/** Submits, lets the time pass, and returns the result's fields. */
export async function finish(simulator: Simulator, body: unknown = wanted, slug = 'qwen-image') {
  const id = await submit(simulator, body, slug);
  simulator.clock.advance(600_000);
  return fieldsOf(await ask(simulator, `/v2/requests/${id}`));
}

export async function bytesOf(url: unknown): Promise<Buffer> {
  return Buffer.from(await (await fetch(String(url))).arrayBuffer());
}

import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { simulatorKey, type SimulatorOptions } from '../simulator/options';
import type { Environment } from './environment';
import type { Settings } from './server';

/**
 * Settings that point at a simulator which the suite starts later, inside the extension host, where its tests can
 * ask it what it was asked. The ports are free now, and not among those that systems hand out by themselves, so that nothing
 * else on the machine is likely to take them meanwhile.
 */
export async function reserveSimulator(): Promise<{ settings: Settings; environment: Environment }> {
  const [api = 0, upload = 0, images = 0] = await freePorts(3);
  return {
    settings: {
      ...settingsFor(`http://127.0.0.1:${api}`, `http://127.0.0.1:${upload}/upload-asset`),
      // Nobody is there to be asked.
      'qwenImage.uploadConsent': 'always',
    },
    environment: { SIMULATOR_PORTS: `${api},${upload},${images}`, SEGMIND_API_KEY: simulatorKey },
  };
}

/** The machine's settings for a simulator. */
export function settingsFor(apiBaseUrl: string, uploadUrl: string): Settings {
  return { 'qwenImage.apiBaseUrl': apiBaseUrl, 'qwenImage.uploadUrl': uploadUrl };
}

/** Inside the suite: the ports on which the settings expect the simulator. */
export function reservedPorts(): NonNullable<SimulatorOptions['ports']> {
  const [api, upload, images] = (process.env['SIMULATOR_PORTS'] ?? '').split(',').map(Number);
  if (api === undefined || upload === undefined || images === undefined) {
    throw new Error('SIMULATOR_PORTS is not set: start the suite with its launcher.');
  }
  return { api, upload, images };
}

/** Below the ports of outgoing connections on all systems. */
const range = { from: 20_000, to: 32_000 } as const;

async function freePorts(count: number): Promise<readonly number[]> {
  const found: Server[] = [];
  while (found.length < count) {
    const server = createServer().listen(randomInt(range.from, range.to), '127.0.0.1');
    try {
      await once(server, 'listening');
      found.push(server);
    } catch {
      // Taken: another one.
    }
  }
  const ports = found.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(found.map((server) => once(server.close(), 'close')));
  return ports;
}

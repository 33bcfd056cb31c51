import { once } from 'node:events';
import { createServer } from 'node:net';
import { simulatorKey, type SimulatorOptions } from '../simulator/options';
import type { Environment } from './environment';
import type { Settings } from './server';

/**
 * Settings that point at a simulator which the suite starts later, inside the extension host, where its tests can
 * ask it what it was asked. The ports are free now; nothing else on the machine is likely to take them meanwhile.
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

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { swift } from '../../harness/swift';
import { startSimulator } from '../../simulator/simulator';
import { enterKey } from './changedKeys';
import { checkEndings, checkKey } from './invariants';
import { hosts, type Scene, type Sight } from './scene';
import { startTlsFront } from './tlsFront';
import { startTunnelProxy } from './tunnelProxy';

/** All that is asked of Segmind goes through `http.proxy`, which alone knows the way; what goes round it gets nowhere. */
export async function sendThroughProxy(scene: Scene, sight: Sight): Promise<void> {
  const { probe } = sight;
  const origins = {
    api: `https://${hosts.api}`,
    upload: `https://${hosts.upload}`,
    images: `https://${hosts.images}`,
  };
  const simulator = await startSimulator({ ...swift, scale: 0.1, origins, seed: 'proxy' });
  const { api, upload, images } = simulator.behind;
  const front = await startTlsFront(
    scene.certificate,
    new Map([
      [hosts.api, api],
      [hosts.upload, upload],
      [hosts.images, images],
    ]),
  );
  const proxy = await startTunnelProxy((host) =>
    Object.values(hosts).some((name) => host === `${name}:443`) ? front.port : undefined,
  );
  const settings = [
    ['http', 'proxy', proxy.address],
    ['qwenImage', 'apiBaseUrl', simulator.apiBaseUrl],
    ['qwenImage', 'uploadUrl', simulator.uploadUrl],
  ] as const;
  try {
    for (const [section, name, value] of settings) await probe.set(section, name, value);
    await enterKey(sight, simulator.key);
    await simulator.waitForRequest('credits');

    // A proxy that refuses: the request never left, so it is sent later, once.
    proxy.refuseNext(1);
    const made = await probe.order({ prompt: 'through a proxy', folder: 'proxied' });
    await simulator.waitForRequest('submit', scene.is('through a proxy'));
    assert.equal(proxy.refused, 1);
    const image = { scheme: 'file', path: join(scene.stage.folder, 'images', 'forest.png') };
    const edited = await probe.order({ prompt: 'edited through a proxy', image, folder: 'proxied-edit' });
    await Promise.all([scene.probes.job(made, 'saved'), scene.probes.job(edited, 'saved')]);

    const tunnels = new Set(proxy.seen);
    assert.deepEqual(
      [...tunnels].sort(),
      Object.values(hosts)
        .map((host) => `CONNECT ${host}:443`)
        .sort(),
    );
    assert.equal(simulator.count('upload'), 1);
    const folder = join(scene.stage.folder, 'proxied');
    const endings = [
      { prompt: 'through a proxy', state: 'saved', folder },
      { prompt: 'edited through a proxy', state: 'saved' },
    ] as const;
    await checkEndings(scene, endings, simulator);
    await checkKey(scene, simulator);
  } finally {
    for (const [section, name] of settings) await probe.set(section, name, undefined);
    await proxy.stop();
    await front.stop();
    await simulator.stop();
  }
}

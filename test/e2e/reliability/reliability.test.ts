import assert from 'node:assert/strict';
import { join } from 'node:path';
import { once } from '../../../src/core/late/once';
import { makeTemporaryFolder } from '../../harness/temporary';
import { closeBrowser } from '../../harness/window';
import { changeKeys, enterKey } from './changedKeys';
import { saveInSpiteOfFolders } from './difficultFolders';
import { checkEndings, checkKey, checkRest } from './invariants';
import { endingsOf, leadIntoEveryState, long, orderLong, type Orphans } from './killedHost';
import { Scene, type Sight } from './scene';
import { sendThroughProxy } from './throughProxy';

/** ms for a lease to run out, for others to look, and for the work that is left */
const takeover = 60_000;

describe('jobs, whatever happens to their window', () => {
  let scene: Scene;
  /** Its host is killed and comes back. */
  let owner: Sight;
  /** On the same folders all the time. */
  let neighbour: Sight;
  /** On another folder; its host is killed, and it closes. */
  let other: Sight;
  let orphans: Orphans;
  const otherFolder = once(() => Promise.resolve(makeTemporaryFolder('other')));

  before(async () => {
    scene = await Scene.set();
    owner = await scene.open(scene.workspace);
    await enterKey(owner, scene.simulator.key);
    await scene.simulator.waitForRequest('credits');
    neighbour = await scene.open(scene.workspace);
    other = await scene.open(await otherFolder());
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      await neighbour.workbench.tellOfFailure('reliability-neighbour');
      await owner.workbench.tellOfFailure('reliability-owner');
    }
  });

  after(async () => {
    await scene.stop();
    await closeBrowser();
  });

  it('are in the middle of everything when their extension hosts are killed, and VS Code starts one anew', async () => {
    await owner.probe.set('qwenImage', 'maxConcurrentJobs', 2);
    orphans = await leadIntoEveryState(scene, owner, other);
    const states = (await owner.probe.jobs()).map(({ prompt, state }) => [prompt, state]);
    assert.deepEqual(Object.fromEntries(states), {
      ...{ 'saving one': 'ready', 'saving two': 'ready', downloading: 'ready' },
      ...{ submitting: 'submitting', waiting: 'waiting', queued: 'queued', elsewhere: 'waiting' },
    });
    assert.ok((await owner.probe.timers()).length > 0, 'timers are seen');
    const restarted = await scene.probes.next(async () => {
      await scene.kill(owner.probe, other.probe);
      // Before VS Code can start it anew.
      await other.window.close();
    });
    owner = { ...owner, probe: restarted };
    await neighbour.probe.set('qwenImage', 'maxConcurrentJobs', 20);
  });

  it('are saved where folders went away, were in the way, or lie on a file system of its own', async () => {
    await saveInSpiteOfFolders(scene, neighbour);
  });

  it('are saved after a reload in mid-job', async () => {
    const id = await orderLong(scene, neighbour, 'reloaded', 'reloaded');
    const { page } = neighbour.window;
    const probe = await scene.probes.next(() => page.reload({ waitUntil: 'commit' }));
    neighbour = { ...neighbour, probe };
    scene.simulator.clock.advance(long);
    await scene.probes.job(id, 'saved');
    const folder = join(scene.stage.folder, 'reloaded');
    await checkEndings(scene, [{ prompt: 'reloaded', state: 'saved', folder }]);
  });

  it('end as they must once their leases have run out', async () => {
    const { saving, downloading, submitting, waiting, queued, elsewhere } = orphans;
    scene.simulator.clock.advance(long);
    await Promise.all([
      ...[...saving, downloading, waiting, queued, elsewhere].map((id) =>
        scene.probes.job(id, 'saved', takeover),
      ),
      scene.probes.job(submitting, 'unconfirmed', takeover),
    ]);
    await checkEndings(scene, endingsOf(scene, await otherFolder()));
  });

  it('wait for a key that was taken away, and go on with another one', async () => {
    await changeKeys(scene, neighbour);
  });

  it('go through the proxy only', async () => {
    await sendThroughProxy(scene, neighbour);
  });

  it('leave nothing running, and no key anywhere', async () => {
    await checkRest(scene, [owner.probe, neighbour.probe]);
    await checkKey(scene, scene.simulator);
  });
});

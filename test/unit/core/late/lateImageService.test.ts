import assert from 'node:assert/strict';

import { LateImageService } from '../../../../src/core/late/lateImageService';
import { once } from '../../../../src/core/late/once';
import { qwenImage } from '../../../../src/core/models/qwenImage';
import { QwenImageError } from '../../../../src/core/qwenImageError';
import { ScriptedService } from '../../../fakes/scriptedService';

const request = { model: qwenImage, prompt: 'a fox', parameters: {}, images: {} };
const { signal } = new AbortController();

describe('LateImageService', () => {
  it('loads at the first call, once', async () => {
    let loads = 0;
    const real = new ScriptedService();
    const service = new LateImageService(once(() => ((loads += 1), Promise.resolve(real))));
    assert.equal(loads, 0);
    await Promise.all([service.submit(request, signal), service.look('r1', signal), service.credits(signal)]);
    assert.equal(loads, 1);
    assert.equal(real.submits.length, 1);
  });

  it('says that nothing was sent when its code cannot be loaded, and tries to load again', async () => {
    let isBroken = true;
    const real = new ScriptedService();
    const service = new LateImageService(
      once(() => (isBroken ? Promise.reject(new Error('no such file')) : Promise.resolve(real))),
    );
    await assert.rejects(
      service.submit(request, signal),
      (error) => error instanceof QwenImageError && error.facts.delivery === 'neverSent',
    );
    isBroken = false;
    await service.submit(request, signal);
  });
});

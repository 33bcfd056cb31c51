import assert from 'node:assert/strict';
import type { Job } from '../../src/core/job';
import { requestIdOf } from '../../src/core/job';
import { SegmindService } from '../../src/segmind/segmindService';
import { settle } from '../fakes/manualClock';
import { aRequest, silentLog, TrackerWorld } from '../fakes/trackerWorld';
import { optionsOn } from './segmind/service';

const html = '<html><head><title>Attention Required!</title></head><body>You are blocked.</body></html>';

/** What is answered to each POST, and to each look in turn, the last one again and again. */
interface Script {
  readonly post?: readonly [status: number, body: string];
  readonly looks?: readonly (readonly [status: number, body: string])[];
}

describe('a page of a gateway', () => {
  let world: TrackerWorld;
  let posts: number;

  beforeEach(() => {
    world = new TrackerWorld();
    posts = 0;
  });

  function open({ post = [200, '{"request_id":"r-1","status":"QUEUED"}'], looks = [] }: Script) {
    let looked = 0;
    const fetch: typeof globalThis.fetch = (_address, init) => {
      if (init?.method === 'POST') {
        posts += 1;
        return Promise.resolve(new Response(post[1], { status: post[0] }));
      }
      const [status, body] = looks[Math.min(looked, looks.length - 1)] ?? [200, '{"status":"PROCESSING"}'];
      looked += 1;
      return Promise.resolve(new Response(body, { status }));
    };
    world.real = new SegmindService({
      ...optionsOn('https://api.segmind.com'),
      ...{ fetch, clock: world.clock, log: silentLog },
    });
    return world.openWindow();
  }

  for (const status of [400, 401, 403, 418, 422, 500, 503, 524]) {
    it(`does not end the watching by one ${status}`, async () => {
      const { tracker } = open({
        looks: [
          [status, html],
          [200, '{"status":"PROCESSING"}'],
        ],
      });
      const { id } = await tracker.submit(aRequest);
      await world.clock.advance(20_000);
      assert.equal(tracker.get(id)?.state, 'waiting');
      tracker.dispose();
    });
  }

  it('never makes of a request that may run one that costs nothing and is sent again', async () => {
    const window = open({ looks: [[422, html]] });
    const { id } = await window.tracker.submit(aRequest);
    const failed: Job = await window.until(id, 'failed');
    assert.equal(failed.state === 'failed' && failed.progress.reached, 'sent');
    await window.tracker.retry(id);
    await world.clock.advance(5_000);
    await settle();
    assert.equal(posts, 1);
    assert.equal(requestIdOf(failed), 'r-1');
    window.tracker.dispose();
  });

  for (const [status, body] of [
    [520, '{"error":"origin error"}'],
    [524, '{"title":"Error 524","status":524,"detail":"The origin took too long to answer."}'],
    [504, '{"error":"timed out"}'],
    [503, '{"detail":"first byte timeout"}'],
  ] as const) {
    it(`leaves a POST that was answered ${status} in JSON to the person`, async () => {
      const window = open({ post: [status, body] });
      const { tracker } = window;
      const { id } = await tracker.submit(aRequest);
      await window.until(id, 'unconfirmed', 'failed');
      await world.clock.advance(3_600_000);
      assert.equal(tracker.get(id)?.state, 'unconfirmed');
      assert.equal(posts, 1);
      tracker.dispose();
    });
  }
});

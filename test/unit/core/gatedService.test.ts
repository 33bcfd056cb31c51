import assert from 'node:assert/strict';
import { GatedService } from '../../../src/core/gatedService';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { RateGate } from '../../../src/core/rateGate';
import { SegmindService } from '../../../src/segmind/segmindService';
import { explainError } from '../../../src/ui/words/explainFailure';
import { settle } from '../../fakes/manualClock';
import { aRequest, silentLog, TrackerWorld } from '../../fakes/trackerWorld';
import { errorOf, never, optionsOn, request } from '../segmind/service';
import { english } from '../ui/sampleJobs';

type Reply = () => Promise<Response>;

const reply =
  (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply =>
  () =>
    Promise.resolve(new Response(JSON.stringify(value), { status, headers }));
const limited = (seconds: number): Reply =>
  reply(429, { error: 'Too many requests' }, { 'retry-after': String(seconds) });
const balance = reply(200, { credits: 3, 'free-credits': 1 });
const accepted = reply(200, { request_id: 'r-1', status: 'QUEUED' });
const processing = reply(200, { request_id: 'r-1', status: 'PROCESSING' });

describe('what is asked with one key', () => {
  let world: TrackerWorld;
  let gate: RateGate;
  /** Paths, with ms since the beginning. */
  let asked: string[];

  beforeEach(() => {
    world = new TrackerWorld();
    gate = new RateGate(world.clock);
    asked = [];
  });

  function serviceThat(...replies: readonly Reply[]): GatedService {
    const start = world.clock.now();
    const fetch: typeof globalThis.fetch = (address) => {
      const { pathname } = new URL(address instanceof Request ? address.url : address);
      const next = replies[Math.min(asked.length, replies.length - 1)] ?? processing;
      asked.push(`${pathname} ${world.clock.now() - start}`);
      return next();
    };
    const options = { ...optionsOn('https://api.segmind.com'), fetch, clock: world.clock, log: silentLog };
    return new GatedService(new SegmindService(options), gate, world.clock);
  }

  it('waits when the balance hears of a limit', async () => {
    const service = serviceThat(limited(60), accepted, processing);
    world.real = service;
    world.gate = gate;
    assert.equal((await errorOf(service.credits(never()))).code, 'rateLimited');
    const { tracker } = world.openWindow();
    await tracker.submit(aRequest);
    await world.clock.advance(59_000);
    assert.deepEqual(asked, ['/v1/get-user-credits 0']);
    await world.clock.advance(2_000);
    assert.equal(asked[1], '/v2/qwen-image 60000');
    tracker.dispose();
    await settle();
  });

  for (const [title, ask] of [
    ['submission', (service: GatedService) => service.submit(request, never())],
    ['look', (service: GatedService) => service.look('r-1', never())],
    ['result', (service: GatedService) => service.result('r-1', never())],
    [
      'upload',
      (service: GatedService) =>
        service.upload({ mediaType: 'image/png', bytes: new Uint8Array(3) }, never()),
    ],
  ] as const) {
    it(`leaves the balance alone after a ${title} that was limited`, async () => {
      const service = serviceThat(limited(60), balance);
      const { facts } = await errorOf(ask(service));
      const refused = await errorOf(service.credits(never()));
      assert.deepEqual([refused.code, refused.facts.retryAt], ['rateLimited', facts.retryAt]);
      assert.match(explainError(refused, english).message, /no more requests.*Nothing was charged\.$/);
      assert.equal(asked.length, 1);
      await world.clock.advance(60_000);
      assert.deepEqual(await service.credits(never()), { credits: 3, freeCredits: 1 });
    });
  }

  it('is asked for the balance a little later when the limit is a short one', async () => {
    const service = serviceThat(limited(8), balance);
    await errorOf(service.look('r-1', never()));
    const credits = service.credits(never());
    await world.clock.advance(7_000);
    assert.equal(asked.length, 1);
    await world.clock.advance(1_000);
    assert.deepEqual(await credits, { credits: 3, freeCredits: 1 });
    assert.equal(asked[1], '/v1/get-user-credits 8000');
  });

  it('is asked for the balance when the clock was set back under a limit', async () => {
    const service = serviceThat(limited(600), balance);
    await errorOf(service.look('r-1', never()));
    await world.clock.jump(-86_400_000);
    assert.equal((await service.credits(never())).credits, 3);
  });

  it('does not wait for a limit of the host of pictures, which knows no key', async () => {
    const service = serviceThat(limited(60), balance);
    const sink = { write: () => Promise.resolve() };
    const error = await errorOf(service.download('https://8.8.8.8/a.png', sink, never()));
    assert.equal(error.code, 'rateLimited');
    assert.equal((await service.credits(never())).credits, 3);
  });

  it('calls a balance that does not come in time a matter of the network', async () => {
    const service = serviceThat(() => new Promise(() => {}));
    const error = await errorOf(service.credits(AbortSignal.timeout(20)));
    assert.equal(error.code, 'network');
    assert.equal(explainError(error, english).message, 'Segmind could not be reached. Nothing was charged.');
    gate.closeUntil(world.clock.now() + 9_000);
    assert.equal((await errorOf(service.credits(AbortSignal.timeout(20)))).code, 'rateLimited');
    assert.equal(asked.length, 1);
  });

  it("ends with the caller's reason when nobody wants the balance any more", async () => {
    const controller = new AbortController();
    const service = serviceThat(() => {
      controller.abort(new QwenImageError('unexpected', { detail: 'closing' }));
      return new Promise(() => {});
    });
    assert.equal((await errorOf(service.credits(controller.signal))).facts.detail, 'closing');
  });
});

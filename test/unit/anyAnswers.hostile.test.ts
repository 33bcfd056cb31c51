import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isActive } from '../../src/core/job';
import { SegmindService } from '../../src/segmind/segmindService';
import { aRequest, anEdit, silentLog, TrackerWorld } from '../fakes/trackerWorld';
import { settle } from '../fakes/manualClock';
import { drawn } from './assets/metadata/realPictures';
import { optionsOn } from './segmind/service';

const picture = Buffer.from(drawn('png', 4, 4)).toString('base64');

/** What Segmind says, roughly, and what makes no sense. */
const anyAnswer = fc.oneof(
  fc.constantFrom<unknown>(
    { request_id: 'id-1', status: 'QUEUED' },
    { status: 'QUEUED' },
    { status: 'PROCESSING' },
    { status: 'COMPLETED' },
    { status: 'FAILED', error: 'no' },
    { status: 'SOMETHING' },
    { status: 'COMPLETED', output: ['https://8.8.8.8/a.png'] },
    { status: 'COMPLETED', output: ['http://10.0.0.1/a.png'] },
    { status: 'COMPLETED', output: [`data:image/png;base64,${picture}`] },
    { status: 'COMPLETED', output: [] },
    { file_urls: ['https://8.8.8.8/in.png'] },
    { detail: [{ loc: ['body', 'steps'], msg: 'wrong' }] },
    [],
    null,
    '',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const anyStatus = fc.constantFrom(
  200,
  200,
  200,
  200,
  200,
  200,
  202,
  302,
  400,
  401,
  402,
  404,
  422,
  429,
  500,
  503,
);

describe('a job, whatever is answered', () => {
  it('comes to rest after a number of requests that has an end, and is sent again after a 429 alone', async function () {
    this.timeout(60_000);
    const ends = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyStatus, anyAnswer), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('async' as const, 'sync' as const),
        fc.boolean(),
        async (answers, transport, isEdit) => {
          const world = new TrackerWorld();
          let asked = 0;
          let sends = 0;
          let refusals = 0;
          const fetch: typeof globalThis.fetch = (_address, init) => {
            // The last answer goes on for ever.
            const [status, body] = answers[Math.min(asked, answers.length - 1)] ?? [500, null];
            asked += 1;
            const isSubmit =
              init?.method === 'POST' && typeof init.body === 'string' && init.body.includes('"prompt"');
            sends += isSubmit ? 1 : 0;
            refusals += isSubmit && status === 429 ? 1 : 0;
            const headers = { 'content-type': 'application/json', location: 'https://8.8.4.4/b.png' };
            return Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
          };
          world.real = new SegmindService({
            ...optionsOn('https://api.segmind.com'),
            ...{ fetch, clock: world.clock, log: silentLog, transport: () => transport },
          });
          const window = world.openWindow();
          const { id } = await window.tracker.submit(isEdit ? anEdit : aRequest);
          const isAtRest = (): boolean => {
            const job = window.tracker.get(id);
            return job === undefined || !isActive(job);
          };
          const began = world.clock.now();
          // A limit that never ends is waited out for as long as it lasts: that is a queue, not a loop.
          const isLimited = (): boolean => sends > 0 && sends === refusals && refusals > 20;
          await world.clock.runUntil(() => isAtRest() || isLimited(), 3000);
          const job = window.tracker.get(id);
          const end = isAtRest() ? (job?.state ?? 'gone') : 'limited';
          ends.set(end, (ends.get(end) ?? 0) + 1);
          assert.ok(asked < 1000 && sends <= refusals + 1, `${asked} requests, ${sends} sends`);
          assert.ok(end === 'limited' || world.clock.now() - began < 3 * 3_600_000);
          window.crash();
          await settle();
        },
      ),
      // Ends that chance alone may not come to, so that all of them are seen each time.
      {
        numRuns: 200,
        examples: [
          [[[429, null]], 'async', false],
          [
            [
              [200, { request_id: 'r1' }],
              [200, { status: 'COMPLETED', output: [`data:image/png;base64,${picture}`] }],
            ],
            'async',
            false,
          ],
        ],
      },
    );
    assert.ok(ends.size >= 3, JSON.stringify([...ends]));
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ImageService } from '../../../src/core/ports/imageService';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { key, MemorySink, never, request, serviceOn } from './service';

const calls: Readonly<Record<string, (service: ImageService) => Promise<unknown>>> = {
  submit: (service) => service.submit(request, never()),
  look: (service) => service.look('id-1', never()),
  result: (service) => service.result('id-1', never()),
  upload: (service) => service.upload({ mediaType: 'image/png', bytes: new Uint8Array(3) }, never()),
  credits: (service) => service.credits(never()),
  download: (service) => service.download('https://8.8.8.8/a', new MemorySink(), never()),
};

const names = [
  'request_id',
  'status',
  'output',
  'images',
  'image_url',
  'image',
  'metrics',
  'error',
  'detail',
  'message',
  'loc',
  'msg',
  'url',
  'file_urls',
  'urls',
  'credits',
  'free-credits',
  'cost',
  'inference_time',
  '__proto__',
  'constructor',
  'toString',
];
const words = [
  'COMPLETED',
  'FAILED',
  'QUEUED',
  'id-1',
  key,
  `https://x.example/?k=${key}`,
  '{"output":',
  '[[1]]',
  '../..',
  'nsfw',
];

const { body: anyJson } = fc.letrec((tie) => ({
  body: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...words),
    fc.jsonValue({ maxDepth: 2 }),
    fc.array(tie('body'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('body'), { maxKeys: 6 }),
  ),
}));

const anyBody = fc.oneof(
  { weight: 6, arbitrary: anyJson.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('latin1')) },
);
const anyStatus = fc.constantFrom(
  200,
  200,
  200,
  201,
  202,
  299,
  301,
  400,
  401,
  403,
  404,
  406,
  410,
  422,
  429,
  500,
  502,
  503,
  504,
  599,
);
const anyType = fc.constantFrom(
  'application/json',
  'text/html',
  'image/png',
  'image/svg+xml',
  'text/plain',
  '',
);

describe('any answer at all', () => {
  for (const [name, call] of Object.entries(calls)) {
    for (const transport of name === 'submit' ? (['async', 'sync'] as const) : (['async'] as const)) {
      it(`to ${name} (${transport}) is a value or a QwenImageError, and shows the key to nobody`, async () => {
        await fc.assert(
          fc.asyncProperty(anyStatus, anyType, anyBody, async (status, type, body) => {
            const headers = {
              'content-type': type,
              'retry-after': body.slice(0, 20).replace(/[^\x20-\x7e]/g, ''),
            };
            const fetch = () => Promise.resolve(new Response(body, { status, headers }));
            const service = serviceOn('https://api.segmind.com', { fetch, transport: () => transport });
            const error: unknown = await call(service).then(
              () => undefined,
              (reason: unknown) => reason,
            );
            assert.ok(!service.lines.join().includes(key));
            if (error === undefined) {
              return;
            }
            assert.ok(error instanceof QwenImageError);
            assert.notEqual(error.code, 'unexpected', error.message);
            assert.ok(!`${error.message}${error.stack ?? ''}${JSON.stringify(error.facts)}`.includes(key));
            assert.ok((error.facts.detail ?? '').length <= 300);
            assert.equal(
              name === 'submit' ? error.facts.delivery === undefined : error.facts.delivery === 'unknown',
              false,
            );
          }),
          { numRuns: 300 },
        );
      });
    }
  }

  it('is not repeated where it names a parameter that is none', async () => {
    const body = JSON.stringify({ detail: [{ loc: [`https://x.example/?k=${key}`], msg: 'wrong' }] });
    const fetch = () =>
      Promise.resolve(new Response(body, { status: 422, headers: { 'content-type': 'application/json' } }));
    const error: unknown = await serviceOn('https://api.segmind.com', { fetch })
      .credits(AbortSignal.timeout(1000))
      .catch((reason: unknown) => reason);
    assert.ok(error instanceof QwenImageError && !JSON.stringify(error.facts).includes(key));
  });

  it('is never believed to be a refusal when a submit went well', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(200, 201, 202), fc.jsonValue(), async (status, value) => {
        const fetch = () => Promise.resolve(new Response(JSON.stringify(value), { status }));
        const error: unknown = await serviceOn('https://api.segmind.com', { fetch })
          .submit(request, never())
          .catch((reason: unknown) => reason);
        assert.ok(error instanceof QwenImageError);
        assert.equal(error.facts.delivery, 'unknown');
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { Worker } from 'node:worker_threads';
import * as z from 'zod/mini';
import { root } from '../../harness/paths';
import { imageTypeOf, supportedTypes } from '../../../src/assets/imageType';
import { forgetGlobals } from '../../../src/host/codec/fewGlobals';
import { drawn } from '../assets/metadata/realPictures';

const Told = z.object({
  outcomes: z.array(z.string()),
  wasRun: z.boolean(),
  left: z.array(z.string()),
  made: z.array(z.instanceof(Uint8Array)),
});

/** Runs in a thread as the codec's own: tells what is left there, and that it still converts. */
const program = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { root, pictures, suspects } = workerData;
  require(root + '/node_modules/tsx/dist/cjs/index.cjs');
  const { forgetGlobals } = require(root + '/src/host/codec/fewGlobals.ts');
  const { transcode } = require(root + '/src/host/codec/transcode.ts');
  const { webpCodec } = require(root + '/test/harness/webpCodec.ts');
  const find = (name) => globalThis[name];
  const outcome = (name) => {
    try {
      new (find(name))('globalThis.wasRun = true')();
      return 'built';
    } catch (error) {
      return error.constructor.name;
    }
  };
  const all = async () => {
    const made = [];
    for (const bytes of pictures) {
      for (const format of ['png', 'jpeg', 'webp']) {
        made.push(...(await transcode({ bytes, format, quality: 80, sizes: [{ width: 6, height: 3 }] }, webpCodec)));
      }
    }
    return made;
  };
  (async () => {
    // What runs TypeScript here loads modules late.
    await all();
    forgetGlobals(globalThis);
    const made = await all();
    parentPort.postMessage({
      made,
      outcomes: suspects.map(outcome),
      wasRun: 'wasRun' in globalThis,
      left: Object.getOwnPropertyNames(globalThis).filter((name) => typeof find(name) === 'function'),
    });
  })();
`;

const suspects = [
  ...[
    'Function',
    'eval',
    'require',
    'fetch',
    'WebSocket',
    'EventSource',
    'BroadcastChannel',
    'MessageChannel',
  ],
  ...['Worker', 'Proxy', 'Request', 'setTimeout', 'structuredClone'],
];

describe('forgetGlobals', () => {
  it('leaves nothing by which a codec gone astray could run a text or reach out, and all that it needs', async () => {
    const pictures = supportedTypes.map((type) => drawn(type, 12, 6));
    const worker = new Worker(program, { eval: true, workerData: { root, pictures, suspects } });
    const message = await new Promise<unknown>((done, fail) => {
      worker.once('message', done);
      worker.once('error', fail);
    });
    await worker.terminate();
    const { made, outcomes, wasRun, left } = Told.parse(message);
    assert.deepEqual(
      outcomes,
      suspects.map(() => 'TypeError'),
    );
    assert.equal(wasRun, false);
    assert.ok(left.length < 60 && !left.some((name) => suspects.includes(name)), left.join());
    assert.deepEqual(
      made.map((bytes) => imageTypeOf(bytes)),
      supportedTypes.flatMap(() => ['png', 'jpeg', 'webp']),
    );
  });

  it('looks at all of them while all are there, as some are made of others at the first look', () => {
    const things: Record<string, unknown> = { Function, fetch: () => undefined };
    const scope = new Proxy(things, {
      getOwnPropertyDescriptor: (all, name) => {
        assert.ok('Function' in all, `${String(name)} is made of Function`);
        return Reflect.getOwnPropertyDescriptor(all, name);
      },
    });
    forgetGlobals(scope);
    assert.deepEqual(things, {});
  });
});

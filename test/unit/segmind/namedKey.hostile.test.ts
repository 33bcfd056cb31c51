import assert from 'node:assert/strict';
import { serveAlways } from './server';
import { errorOf, key, never, request, serviceOn } from './service';

/** Not of Segmind's form, which is refused as an id anyway. */
const otherKey = 'the-Key-of-another-service';

const written: readonly [how: string, write: (held: string) => string][] = [
  ['as it is', (held) => `https://evil.example/x.png?k=${held}`],
  ['in a path', (held) => `https://evil.example/${held}/x.png`],
  [
    'in a host name, which is asked for in lower case',
    (held) => `https://${held.toLowerCase()}.example/x.png`,
  ],
  ['letter by letter', (held) => `https://evil.example/${encoded(held)}`],
  ['twice encoded', (held) => `https://evil.example/${encodeURIComponent(encoded(held))}`],
  ['with a line end in it', (held) => `https://evil.example/${held.slice(0, 9)}\n${held.slice(9)}`],
];

function encoded(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join('');
}

describe('an answer that repeats the key where it would be kept and asked for', () => {
  for (const held of [key, otherKey]) {
    const keyed = { key: () => Promise.resolve(held) };

    for (const [how, write] of written) {
      it(`is refused as a result: ${held}, ${how}`, async () => {
        for (const output of [write(held), ['https://images.segmind.com/a.png', write(held)]]) {
          const server = await serveAlways(200, JSON.stringify({ status: 'COMPLETED', output }));
          const error = await errorOf(serviceOn(server.origin, keyed).result('id-1', never()));
          assert.equal(error.code, 'unsafe');
          assert.ok(!JSON.stringify([error.message, error.facts]).includes(held));
        }
      });

      it(`is refused as the place of an upload: ${held}, ${how}`, async () => {
        const server = await serveAlways(200, JSON.stringify({ file_urls: [write(held)] }));
        const image = { mediaType: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
        assert.equal((await errorOf(serviceOn(server.origin, keyed).upload(image, never()))).code, 'unsafe');
        assert.equal(server.requests.length, 1);
      });

      it(`leaves a submission in doubt: ${held}, ${how}`, async () => {
        const server = await serveAlways(200, JSON.stringify({ status: 'COMPLETED', output: write(held) }));
        const service = serviceOn(server.origin, { ...keyed, transport: () => 'sync' });
        const { code, facts } = await errorOf(service.submit(request, never()));
        assert.deepEqual([code, facts.delivery], ['unsafe', 'unknown']);
        assert.equal(server.requests.length, 1);
      });
    }
  }

  it('leaves a submission in doubt whose id it is', async () => {
    const server = await serveAlways(200, JSON.stringify({ request_id: `r-${otherKey}`, status: 'QUEUED' }));
    const service = serviceOn(server.origin, { key: () => Promise.resolve(otherKey) });
    const { code, facts } = await errorOf(service.submit(request, never()));
    assert.deepEqual([code, facts.delivery], ['unsafe', 'unknown']);
  });

  it('is no word that is shown of a request', async () => {
    for (const held of [otherKey, `${'k'.repeat(30)}-${'e'.repeat(30)}`]) {
      const server = await serveAlways(200, JSON.stringify({ status: `at ${held}` }));
      const look = await serviceOn(server.origin, { key: () => Promise.resolve(held) }).look('id-1', never());
      assert.ok(look.kind === 'running' && look.remote.kind === 'other');
      assert.ok(!look.remote.word.includes(held.slice(0, 20)), look.remote.word);
    }
  });

  it('is believed where a short key is only a word of the address', async () => {
    const output = 'https://images.segmind.com/a.png';
    const server = await serveAlways(200, JSON.stringify({ status: 'COMPLETED', output }));
    const look = await serviceOn(server.origin, { key: () => Promise.resolve('images') }).result(
      'id-1',
      never(),
    );
    assert.deepEqual(look, {
      kind: 'completed',
      result: { outputs: [{ kind: 'remote', url: output }], metrics: {} },
    });
  });
});

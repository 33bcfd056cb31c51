import assert from 'node:assert/strict';
import { serve, serveAlways } from './server';
import { errorOf, key, never, serviceOn } from './service';

const image = { mediaType: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
const url = 'https://images.segmind.com/assets/1.png';

describe('an upload', () => {
  for (const body of [
    { file_urls: [url] },
    { urls: [url] },
    { file_urls: [], urls: [url] },
    { urls: [{ url }] },
    { file_urls: url },
    { file_urls: null, urls: [url] },
  ]) {
    it(`is at the address in ${JSON.stringify(body)}`, async () => {
      const server = await serveAlways(200, JSON.stringify(body));
      assert.equal(await serviceOn(server.origin).upload(image, never()), url);
      const [sent] = server.requests;
      assert.equal(sent?.key, key);
      assert.deepEqual(JSON.parse(sent.body), { data_urls: ['data:image/png;base64,AQID'] });
    });
  }

  for (const body of [
    {},
    { file_urls: [] },
    { file_urls: ['http://images.segmind.com/1.png'] },
    { file_urls: ['https://me@x.example/1.png'] },
    { file_urls: ['javascript:alert(1)'] },
    { file_urls: [7] },
    null,
  ]) {
    it(`is a bad answer: ${JSON.stringify(body)}`, async () => {
      const server = await serveAlways(200, JSON.stringify(body));
      assert.equal((await errorOf(serviceOn(server.origin).upload(image, never()))).code, 'badAnswer');
      assert.equal(server.requests.length, 1);
    });
  }

  it('is tried again while the network or the server is in the way', async () => {
    let attempt = 0;
    const server = await serve((_request, response) => {
      attempt += 1;
      if (attempt === 1) {
        response.socket?.resetAndDestroy();
      } else {
        response.writeHead(attempt === 2 ? 502 : 200);
        response.end(JSON.stringify({ file_urls: [url] }));
      }
    });
    assert.equal(await serviceOn(server.origin).upload(image, never()), url);
    assert.equal(server.requests.length, 3);
  });

  it('is given up after three times, and at once when it is refused', async () => {
    const broken = await serveAlways(503, '');
    const error = await errorOf(serviceOn(broken.origin).upload(image, never()));
    assert.equal(error.code, 'server');
    assert.equal(error.facts.delivery, undefined);
    assert.equal(broken.requests.length, 3);
    const large = await serveAlways(413, '');
    assert.equal(
      (await errorOf(serviceOn(large.origin).upload(image, never()))).facts.inputProblem,
      'tooLarge',
    );
    assert.equal(large.requests.length, 1);
  });

  it('takes the key to no address that nobody has agreed to', async () => {
    const asked: string[] = [];
    for (const answer of [undefined, false]) {
      const service = serviceOn('https://api.segmind.com', {
        endpoints: () => ({
          apiBaseUrl: 'https://api.segmind.com',
          uploadUrl: 'https://evil.example/upload',
        }),
        fetch: (address) => assert.fail(`something was sent to ${JSON.stringify(address)}`),
        ...(answer === undefined
          ? {}
          : {
              mayUpload: (api: string, origin: string) => {
                asked.push(api, origin);
                return Promise.resolve(answer);
              },
            }),
      });
      assert.equal((await errorOf(service.upload(image, never()))).code, 'noConsent');
    }
    assert.deepEqual(asked, ['https://api.segmind.com', 'https://evil.example']);
  });

  it('goes to an address that somebody has agreed to, and asks that of no other call', async () => {
    const sent: string[] = [];
    const service = serviceOn('https://api.segmind.com', {
      endpoints: () => ({ apiBaseUrl: 'https://api.segmind.com', uploadUrl: 'https://own.example/upload' }),
      fetch: (address, init) => {
        sent.push(address instanceof Request ? address.url : String(address));
        const body = init?.method === 'POST' ? { file_urls: [url] } : { credits: 1 };
        return Promise.resolve(new Response(JSON.stringify(body)));
      },
      mayUpload: (_api, origin) => Promise.resolve(origin === 'https://own.example'),
    });
    assert.equal(await service.upload(image, never()), url);
    await service.credits(never());
    assert.deepEqual(sent, ['https://own.example/upload', 'https://api.segmind.com/v1/get-user-credits']);
  });

  it('ends between attempts when the caller has enough', async () => {
    const server = await serveAlways(503, '');
    const controller = new AbortController();
    const reason = new Error('enough');
    const service = serviceOn(server.origin, {
      clock: {
        now: () => 0,
        sleep: () => {
          controller.abort(reason);
          return Promise.reject(reason);
        },
      },
    });
    await assert.rejects(service.upload(image, controller.signal), reason);
    assert.equal(server.requests.length, 1);
  });
});

describe('credits', () => {
  for (const [status, body, expected] of [
    [200, '{"credits": 1.5, "free-credits": 0.018}', { credits: 1.5, freeCredits: 0.018 }],
    [200, '{"credits": "1.5", "free-credits": "0"}', { credits: 1.5, freeCredits: 0 }],
    [200, '{"credits": 2}', { credits: 2, freeCredits: 0 }],
    [404, '{"error": "No credits found"}', { credits: 0, freeCredits: 0 }],
  ] as const) {
    it(`are read from ${status} ${body}`, async () => {
      const server = await serveAlways(status, body);
      assert.deepEqual(await serviceOn(server.origin).credits(never()), expected);
      assert.equal(server.requests[0]?.path, '/v1/get-user-credits');
    });
  }

  for (const [status, body, code] of [
    [401, '{"error":"Invalid API key"}', 'badKey'],
    [404, '<html>', 'server'],
    [200, '{}', 'badAnswer'],
    [200, '<html>', 'badAnswer'],
    [200, '{"credits":"lots"}', 'badAnswer'],
  ] as const) {
    it(`are not made up from ${status} ${body}`, async () => {
      const server = await serveAlways(status, body);
      assert.equal((await errorOf(serviceOn(server.origin).credits(never()))).code, code);
    });
  }
});

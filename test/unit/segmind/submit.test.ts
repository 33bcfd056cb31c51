import assert from 'node:assert/strict';
import { qwenImageEdit } from '../../../src/core/models/qwenImageEdit';
import { SegmindService } from '../../../src/segmind/segmindService';
import { deadOrigin, serve, serveAlways } from './server';
import { clock, errorOf, key, never, optionsOn, patient, quick, request, serviceOn } from './service';

const accepted = JSON.stringify({ request_id: 'abc-1', status: 'QUEUED' });

describe('submit', () => {
  it('posts one flat JSON body with the key to the slug of the model', async () => {
    const server = await serveAlways(200, accepted);
    const image = 'https://example.com/in.png';
    const submission = await serviceOn(`${server.origin}/base/`).submit(
      { ...request, model: qwenImageEdit, images: { image } },
      never(),
    );
    assert.deepEqual(submission, { kind: 'accepted', requestId: 'abc-1' });
    assert.equal(server.requests.length, 1);
    const [sent] = server.requests;
    assert.equal(sent?.method, 'POST');
    assert.equal(sent.path, '/base/v2/qwen-image-edit');
    assert.equal(sent.key, key);
    assert.equal(sent.headers['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(sent.body), {
      ...request.parameters,
      prompt: request.prompt,
      image,
      base64: false,
    });
  });

  for (const [title, status, body] of [
    ['202', 202, accepted],
    ['the id alone', 200, '{"request_id":"abc-1"}'],
    ['a number as the id', 201, '{"request_id":17}'],
    ['a picture echoed beside the id', 200, '{"request_id":"abc-1","image":"https://example.com/in.png"}'],
    ['an early FAILED beside the id', 200, '{"request_id":"abc-1","status":"FAILED"}'],
  ] as const) {
    it(`is accepted by ${title}`, async () => {
      const server = await serveAlways(status, body, { 'content-type': 'application/json' });
      assert.equal((await serviceOn(server.origin).submit(request, never())).kind, 'accepted');
    });
  }

  for (const [title, status, body, code, delivery] of [
    ['no id', 200, '{"status":"QUEUED"}', 'badAnswer', 'unknown'],
    ['an empty id', 200, '{"request_id":""}', 'badAnswer', 'unknown'],
    ['an id with spaces', 200, '{"request_id":"a b"}', 'badAnswer', 'unknown'],
    ['an id that is a path', 200, '{"request_id":"../../v1/x"}', 'badAnswer', 'unknown'],
    ['an id of 300 characters', 200, `{"request_id":"${'a'.repeat(300)}"}`, 'badAnswer', 'unknown'],
    ['an empty success', 200, '', 'badAnswer', 'unknown'],
    ['an HTML success', 200, '<html><title>Login</title></html>', 'badAnswer', 'unknown'],
    ['null', 200, 'null', 'badAnswer', 'unknown'],
    ['a bare 204', 204, '', 'badAnswer', 'unknown'],
    ['FAILED without an id', 200, '{"status":"FAILED","error":"nsfw content"}', 'blocked', 'answered'],
    ['a FAILED 422', 422, '{"status":"FAILED","error":"worker died"}', 'server', 'answered'],
  ] as const) {
    it(`${title}: ${code}, ${delivery}`, async () => {
      const server = await serveAlways(status, body);
      const error = await errorOf(serviceOn(server.origin).submit(request, never()));
      assert.equal(error.code, code);
      assert.equal(error.facts.delivery, delivery);
      assert.equal(server.requests.length, 1);
    });
  }

  it('never left when nobody listens', async () => {
    const error = await errorOf(serviceOn(await deadOrigin()).submit(request, never()));
    assert.equal(error.code, 'network');
    assert.equal(error.facts.delivery, 'neverSent');
  });

  it('never left when the name is not known', async () => {
    const error = await errorOf(serviceOn('https://segmind.invalid').submit(request, never()));
    assert.equal(error.facts.delivery, 'neverSent');
  });

  it('never left when the other side speaks no TLS', async () => {
    const server = await serveAlways(200, accepted);
    const error = await errorOf(serviceOn(server.origin.replace('http:', 'https:')).submit(request, never()));
    assert.equal(error.facts.delivery, 'neverSent', error.message);
    assert.equal(server.requests.length, 0);
  });

  for (const [title, hangUp] of [
    ['a reset', 'resetAndDestroy'],
    ['a closed connection', 'destroy'],
  ] as const) {
    it(`is in doubt after ${title}`, async () => {
      const server = await serve((_request, response) => response.socket?.[hangUp]());
      const error = await errorOf(serviceOn(server.origin).submit(request, never()));
      assert.equal(error.code, 'network');
      assert.equal(error.facts.delivery, 'unknown');
      assert.equal(server.requests.length, 1);
    });
  }

  it('is in doubt when no answer comes in time', async () => {
    const server = await serve(() => {});
    const service = serviceOn(server.origin, { deadlines: { submit: quick } });
    const error = await errorOf(service.submit(request, never()));
    assert.equal(error.code, 'network');
    assert.equal(error.facts.delivery, 'unknown');
    assert.equal(error.facts.detail, 'no answer in time');
  });

  it('is in doubt when the answer stalls', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"request_id":');
    });
    const service = serviceOn(server.origin, { deadlines: { submit: { ...patient, idle: 100 } } });
    const error = await errorOf(service.submit(request, never()));
    assert.equal(error.facts.delivery, 'unknown');
    assert.equal(error.facts.detail, 'the answer stalled');
  });

  it('is in doubt, and takes no key anywhere, when it is redirected', async () => {
    const elsewhere = await serveAlways(200, accepted);
    const server = await serveAlways(307, '', { location: `${elsewhere.origin}/v2/qwen-image` });
    const error = await errorOf(serviceOn(server.origin).submit(request, never()));
    assert.equal(error.code, 'badAnswer');
    assert.equal(error.facts.delivery, 'unknown');
    assert.equal(elsewhere.requests.length, 0);
  });

  it('is in doubt when a success is endless', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200);
      response.end(Buffer.alloc(1_100_000, ' '));
    });
    const error = await errorOf(serviceOn(server.origin).submit(request, never()));
    assert.equal(error.code, 'badAnswer');
    assert.equal(error.facts.delivery, 'unknown');
  });

  it('never left when it was ended before', async () => {
    const server = await serveAlways(200, accepted);
    const error = await errorOf(serviceOn(server.origin).submit(request, AbortSignal.abort()));
    assert.equal(error.facts.delivery, 'neverSent');
    assert.equal(server.requests.length, 0);
  });

  it('never left when it was ended while the key was looked for', async () => {
    const server = await serveAlways(200, accepted);
    const controller = new AbortController();
    const service = serviceOn(server.origin, {
      key: () => {
        controller.abort();
        return new Promise(() => {});
      },
    });
    assert.equal((await errorOf(service.submit(request, controller.signal))).facts.delivery, 'neverSent');
  });

  it("rejects with the caller's reason when it is ended on the way", async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const server = await serve(() => {
      controller.abort(reason);
    });
    await assert.rejects(serviceOn(server.origin).submit(request, controller.signal), reason);
  });

  for (const [title, held, code] of [
    ['no key', undefined, 'noKey'],
    ['a blank key', '  ', 'noKey'],
    ['a key with a line break inside', 'SG_01\n23', 'badKey'],
  ] as const) {
    it(`is refused here, for good, with ${title}`, async () => {
      const server = await serveAlways(200, accepted);
      const service = serviceOn(server.origin, { key: () => Promise.resolve(held) });
      const error = await errorOf(service.submit(request, never()));
      assert.equal(error.code, code);
      assert.equal(error.facts.delivery, 'answered');
      assert.equal(server.requests.length, 0);
    });
  }

  for (const address of [
    'http://api.example.com',
    'https://me:pw@api.example.com',
    'nonsense',
    'file:///x',
  ]) {
    it(`sends no key to ${address}`, async () => {
      let asked = 0;
      const fetch = () => {
        asked += 1;
        return Promise.reject(new Error('asked'));
      };
      const error = await errorOf(serviceOn(address, { fetch }).submit(request, never()));
      assert.equal(error.code, 'invalid');
      assert.equal(asked, 0);
    });
  }

  it('takes the key that belongs to the address in force', async () => {
    const server = await serveAlways(200, accepted);
    let base = 'https://old.example.com';
    const service = serviceOn(server.origin, {
      endpoints: () => ({ apiBaseUrl: base, uploadUrl: base }),
      key: () => {
        const held = base === server.origin ? 'new-key' : 'old-key';
        base = server.origin;
        return Promise.resolve(held);
      },
    });
    await service.submit(request, never());
    assert.equal(server.requests[0]?.key, 'new-key');
  });

  it('uses the fetch of the moment', async () => {
    const server = await serveAlways(200, accepted);
    let asked = 0;
    const original = globalThis.fetch;
    const late = new SegmindService({
      ...optionsOn(server.origin),
      get fetch() {
        return globalThis.fetch;
      },
    });
    globalThis.fetch = (...given) => {
      asked += 1;
      return original(...given);
    };
    try {
      await late.submit(request, never());
    } finally {
      globalThis.fetch = original;
    }
    assert.equal(asked, 1);
  });
});

describe('429 to a submit', () => {
  it('says when to come back', async () => {
    const server = await serveAlways(429, '{"error":"Too many requests"}', { 'retry-after': '20' });
    const now = Date.now();
    const service = serviceOn(server.origin, { clock: { ...clock, now: () => now } });
    const error = await errorOf(service.submit(request, never()));
    assert.equal(error.code, 'rateLimited');
    assert.equal(error.facts.delivery, 'answered');
    assert.equal(error.facts.retryAt, now + 20_000);
    assert.equal(server.requests.length, 1);
  });
});

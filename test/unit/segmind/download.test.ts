import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { deadOrigin, serve, serveAlways } from './server';
import { errorOf, MemorySink, never, patient, serviceOn } from './service';

const bytes = Buffer.alloc(200_000, 'picture');
const png = { 'content-type': 'image/png' };

describe('a download', () => {
  it('streams the bytes and takes no key along', async () => {
    const server = await serveAlways(200, bytes, png);
    const sink = new MemorySink();
    await serviceOn(server.origin).download(`${server.origin}/a.png?sig=1`, sink, never());
    assert.ok(sink.bytes.equals(bytes));
    assert.equal(server.requests[0]?.path, '/a.png?sig=1');
    assert.equal(server.requests[0].key, undefined);
    assert.equal(server.requests[0].headers.authorization, undefined);
  });

  it('decodes what is encoded, and counts that', async () => {
    const server = await serveAlways(200, gzipSync(bytes), { ...png, 'content-encoding': 'gzip' });
    const sink = new MemorySink();
    await serviceOn(server.origin).download(server.origin, sink, never());
    assert.ok(sink.bytes.equals(bytes));
    const bomb = await serveAlways(200, gzipSync(Buffer.alloc(65_000_000)), {
      ...png,
      'content-encoding': 'gzip',
    });
    const error = await errorOf(
      serviceOn(bomb.origin).download(bomb.origin, { write: () => Promise.resolve() }, never()),
    );
    assert.equal(error.code, 'unsafe');
  });

  it('follows redirects between checked addresses, five at most', async () => {
    const target = await serveAlways(200, bytes, png);
    const count = (wanted: number) =>
      serve(({ path }, response) => {
        const hop = Number(path.slice(1));
        response.writeHead(302, { location: hop + 1 < wanted ? `/${hop + 1}` : `${target.origin}/a.png` });
        response.end();
      });
    const five = await count(5);
    const sink = new MemorySink();
    await serviceOn(target.origin).download(`${five.origin}/0`, sink, never());
    assert.equal(sink.bytes.length, bytes.length);
    assert.ok(target.requests.every((request) => request.key === undefined));
    const six = await count(6);
    assert.equal(
      (await errorOf(serviceOn(target.origin).download(`${six.origin}/0`, sink, never()))).code,
      'unsafe',
    );
    assert.equal(target.requests.length, 1);
  });

  for (const [location, code] of [
    ['https://10.0.0.1/a', 'unsafe'],
    ['http://169.254.169.254/latest/meta-data', 'unsafe'],
    ['http://images.example.com/a', 'unsafe'],
    ['file:///etc/hosts', 'unsafe'],
    ['https://me:pw@example.com/', 'unsafe'],
    ['https://', 'badAnswer'],
    ['', 'badAnswer'],
  ] as const) {
    it(`does not follow a redirect to ${location || 'nowhere'}`, async () => {
      const server = await serveAlways(302, '', location === '' ? {} : { location });
      const error = await errorOf(
        serviceOn(server.origin).download(server.origin, new MemorySink(), never()),
      );
      assert.equal(error.code, code);
    });
  }

  it('asks nothing of this machine when the service is elsewhere', async () => {
    const server = await serveAlways(200, bytes, png);
    const service = serviceOn('https://api.segmind.com');
    const error = await errorOf(service.download(server.origin, new MemorySink(), never()));
    assert.equal(error.code, 'unsafe');
    assert.equal(server.requests.length, 0);
  });

  for (const [status, code] of [
    [403, 'expired'],
    [404, 'expired'],
    [410, 'expired'],
    [400, 'badAnswer'],
    [401, 'badAnswer'],
    [204, 'badAnswer'],
    [206, 'badAnswer'],
    [429, 'rateLimited'],
    [500, 'server'],
    [503, 'server'],
  ] as const) {
    it(`${status}: ${code}, asked once`, async () => {
      const server = await serveAlways(status, status === 204 ? '' : 'gone');
      const error = await errorOf(
        serviceOn(server.origin).download(server.origin, new MemorySink(), never()),
      );
      assert.equal(error.code, code);
      assert.equal(server.requests.length, 1);
    });
  }

  for (const type of [
    'text/html; charset=utf-8',
    'image/svg+xml',
    'application/xhtml+xml',
    'application/xml',
  ]) {
    it(`refuses ${type}`, async () => {
      const server = await serveAlways(200, '<svg/>', { 'content-type': type });
      const sink = new MemorySink();
      assert.equal(
        (await errorOf(serviceOn(server.origin).download(server.origin, sink, never()))).code,
        'unsafe',
      );
      assert.equal(sink.bytes.length, 0);
    });
  }

  it('refuses what is empty, too long or cut', async () => {
    const empty = await serveAlways(200, '', png);
    const long = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 70_000_000 });
      response.write('x');
    });
    const cut = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('x', () => response.socket?.end());
    });
    const reset = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('x', () => response.socket?.resetAndDestroy());
    });
    for (const [server, code] of [
      [empty, 'badAnswer'],
      [long, 'unsafe'],
      [cut, 'badAnswer'],
      [reset, 'badAnswer'],
    ] as const) {
      const error = await errorOf(
        serviceOn(server.origin).download(server.origin, new MemorySink(), never()),
      );
      assert.equal(error.code, code, error.message);
    }
  });

  it('counts against what was promised', async () => {
    const fetch = () =>
      Promise.resolve(
        new Response('four', { headers: { 'content-length': '3', 'content-type': 'image/png' } }),
      );
    const error = await errorOf(
      serviceOn('https://api.segmind.com', { fetch }).download(
        'https://8.8.8.8/a',
        new MemorySink(),
        never(),
      ),
    );
    assert.equal(error.code, 'badAnswer');
  });

  it('ends when nothing comes any more, and not while the sink is slow', async () => {
    const stalled = await serve((_request, response) => {
      response.writeHead(200, png);
      response.write('x');
    });
    const deadlines = { download: { ...patient, idle: 500 } };
    const error = await errorOf(
      serviceOn(stalled.origin, { deadlines }).download(stalled.origin, new MemorySink(), never()),
    );
    assert.equal(error.code, 'network');
    const whole = await serveAlways(200, bytes, png);
    let isSlow = true;
    const slow = {
      write: async () => {
        if (isSlow) await new Promise((resolve) => setTimeout(resolve, 700));
        isSlow = false;
      },
    };
    await serviceOn(whole.origin, { deadlines }).download(whole.origin, slow, never());
    assert.equal(isSlow, false);
  });

  it('never writes before the last write is done', async () => {
    const server = await serveAlways(200, bytes, png);
    let writing = 0;
    const sink = {
      write: async () => {
        writing += 1;
        assert.equal(writing, 1);
        await new Promise((resolve) => setImmediate(resolve));
        writing -= 1;
      },
    };
    await serviceOn(server.origin).download(server.origin, sink, never());
  });

  it("ends with the sink's error, or the caller's reason", async () => {
    const server = await serveAlways(200, bytes, png);
    const full = { write: () => Promise.reject(new QwenImageError('disk', { detail: 'full' })) };
    assert.equal(
      (await errorOf(serviceOn(server.origin).download(server.origin, full, never()))).code,
      'disk',
    );
    const controller = new AbortController();
    const reason = new Error('enough');
    const sink = {
      write: () => {
        controller.abort(reason);
        return Promise.resolve();
      },
    };
    await assert.rejects(serviceOn(server.origin).download(server.origin, sink, controller.signal), reason);
  });

  it('is a network error when nobody listens', async () => {
    const origin = await deadOrigin();
    assert.equal(
      (await errorOf(serviceOn(origin).download(origin, new MemorySink(), never()))).code,
      'network',
    );
  });
});

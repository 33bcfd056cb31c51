import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import type { SegmindService } from '../../../src/segmind/segmindService';
import { serve } from './server';
import { errorOf, MemorySink, never, request, serviceOn } from './service';

const calls: Readonly<Record<string, (service: SegmindService, origin: string) => Promise<unknown>>> = {
  submit: (service) => service.submit(request, never()),
  submitSync: (service) => service.submit(request, never()),
  look: (service) => service.look('id-1', never()),
  result: (service) => service.result('id-1', never()),
  upload: (service) => service.upload({ mediaType: 'image/png', bytes: new Uint8Array(3) }, never()),
  credits: (service) => service.credits(never()),
  download: (service, origin) => service.download(`${origin}/a.png`, new MemorySink(), never()),
};

/** Answers that carry pictures may be long; all others are words. Bytes. */
const most: Readonly<Record<string, number>> = { submitSync: 96e6, result: 96e6, download: 64e6 };

/** Bytes that lie in buffers on the way when the reader has left. */
const underway = 16e6;

const quick = { headers: 2000, idle: 1000, whole: 700 };
const patient = { headers: 10_000, idle: 10_000, whole: 30_000 };

describe('an answer without an end', () => {
  for (const [name, call] of Object.entries(calls)) {
    const transport = () => (name === 'submitSync' ? 'sync' : 'async');

    for (const status of [200, 500]) {
      it(`to ${name} (${status}) is read no further than any answer of use`, async () => {
        let sent = 0;
        const server = await serve((_request, response) => {
          response.writeHead(status, { 'content-type': 'application/json' });
          response.write('[0');
          sent = 0;
          pour(response, Buffer.alloc(250_000, ',0'), (bytes) => {
            sent += bytes;
          });
        });
        const deadlines = { [name]: patient };
        await errorOf(call(serviceOn(server.origin, { transport, deadlines }), server.origin));
        assert.ok(sent < (status === 200 ? (most[name] ?? 1e6) : 1e6) + underway, `${sent} bytes were sent`);
      });
    }

    it(`to ${name} that comes byte by byte is given up in time`, async () => {
      const server = await serve((_request, response) => {
        response.writeHead(200, { 'content-type': name === 'download' ? 'image/png' : 'application/json' });
        const drip = setInterval(() => response.write(' '), 20);
        response.once('close', () => {
          clearInterval(drip);
        });
      });
      const deadlines = { [name]: quick };
      const started = Date.now();
      const error = await errorOf(call(serviceOn(server.origin, { transport, deadlines }), server.origin));
      assert.equal(error.code, 'network');
      // Looks are asked again a few times.
      assert.ok(Date.now() - started < 15_000);
    });
  }
});

function pour(response: ServerResponse, part: Buffer, onSent: (bytes: number) => void): void {
  const more = (): void => {
    while (!response.destroyed) {
      onSent(part.length);
      if (!response.write(part)) {
        response.once('drain', more);
        return;
      }
    }
  };
  more();
}

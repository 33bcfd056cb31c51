import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import type { FailureCode } from '../../src/core/failure';
import { QwenImageError } from '../../src/core/qwenImageError';
import { ResultStorage } from '../../src/host/resultStorage';
import { bytesOf, extendedWebp, jpeg, losslessWebp, lossyWebp, png } from './assets/pictures';
import { jobId } from './host/keptPicture';
import { temporaryFolder } from './host/temporaryFolder';
import { serve, serveAlways } from './segmind/server';
import { never, serviceOn } from './segmind/service';

const isPng = { 'content-type': 'image/png' };
const html = '<!doctype html><script>fetch("//evil.example")</script>';
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(svg, 'utf16le')]);

/** A PNG whose header names a size that its pixels do not have. */
function pngThatSays(width: number, height: number): Buffer {
  const bytes = Buffer.from(png(3, 2));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe('a result, from a hostile server into our storage', () => {
  const folder = temporaryFolder();

  /**
   * Downloads as `saveStep` does; resolves with what went wrong, or the kept file. Nothing but that file may lie there.
   * @param idle ms without a byte
   */
  async function fetched(origin: string, idle = 15_000): Promise<FailureCode | 'kept'> {
    const results = join(folder.path, 'results');
    const service = serviceOn(origin, { deadlines: { download: { headers: 15_000, idle, whole: 20_000 } } });
    try {
      const kept = await new ResultStorage(results).keep(jobId, 0, (sink) =>
        service.download(`${origin}/a.png`, sink, never()),
      );
      assert.deepEqual(readdirSync(results), [kept.file]);
      return 'kept';
    } catch (error) {
      assert.deepEqual(readdirSync(results), []);
      assert.ok(error instanceof QwenImageError, String(error));
      return error.code;
    }
  }

  const whole = Buffer.from(png(300, 200));
  const bodies: readonly (readonly [what: string, body: Buffer | string, outcome: FailureCode | 'kept'])[] = [
    ['a picture', whole, 'kept'],
    ['HTML', html, 'unsafe'],
    ['HTML behind spaces, a mark and a comment', `\uFEFF \n<!-- PNG -->${html}`, 'unsafe'],
    ['SVG', svg, 'unsafe'],
    ['SVG in UTF-16', utf16, 'unsafe'],
    ['XML that leads to SVG', `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]>${svg}`, 'unsafe'],
    ['a GIF', `GIF89a${'\0'.repeat(50)}`, 'unsafe'],
    ['a PDF', `%PDF-1.7${'\0'.repeat(50)}`, 'unsafe'],
    ['a program', `MZ${'\0'.repeat(500)}`, 'unsafe'],
    ['a script', '#!/bin/sh\nrm -rf ~\n', 'unsafe'],
    ['a zip', bytesText('PK\x03\x04', 60), 'unsafe'],
    ['nothing', '', 'badAnswer'],
    ['one byte', '\x89', 'badAnswer'],
    ['a signature and no more', whole.subarray(0, 8), 'badAnswer'],
    ['half a picture', whole.subarray(0, whole.length / 2), 'badAnswer'],
    ['a picture without its last bytes', whole.subarray(0, -12), 'badAnswer'],
    ['a PNG of 100,000 × 100,000', pngThatSays(100_000, 100_000), 'unsafe'],
    ['a PNG of 2³¹ - 1 × 1', pngThatSays(0x7fff_ffff, 1), 'unsafe'],
    ['a PNG of 2³² - 1 squared', pngThatSays(0xffff_ffff, 0xffff_ffff), 'badAnswer'],
    ['a PNG of 0 × 5', pngThatSays(0, 5), 'badAnswer'],
    ['a JPEG of 65,535 × 65,535', Buffer.from(jpeg(65_535, 65_535)), 'unsafe'],
    ['a WebP of 16,384 × 16,384', Buffer.from(losslessWebp(16_384, 16_384)), 'unsafe'],
    ['a WebP of 16,777,216 × 16,777,216', Buffer.from(extendedWebp(16_777_216, 16_777_216)), 'unsafe'],
  ];
  for (const [what, body, outcome] of bodies) {
    it(`${outcome === 'kept' ? 'takes' : 'refuses'} ${what} that is called a PNG: ${outcome}`, async () => {
      const server = await serveAlways(200, typeof body === 'string' ? Buffer.from(body) : body, isPng);
      assert.equal(await fetched(server.origin), outcome);
    });
  }

  for (const [encoding, encode] of [
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } })],
  ] as const) {
    it(`stops a ${encoding} bomb at 64 MB`, async () => {
      const bomb = encode(Buffer.concat([whole, Buffer.alloc(64_000_000)]));
      assert.ok(bomb.length < 100_000);
      const server = await serveAlways(200, bomb, { ...isPng, 'content-encoding': encoding });
      assert.equal(await fetched(server.origin), 'unsafe');
    });
  }

  it('stops one that never ends', async () => {
    let sent = 0;
    const part = Buffer.alloc(1_000_000);
    const server = await serve((_request, response) => {
      response.writeHead(200, isPng);
      const more = (): void => {
        while (!response.destroyed) {
          sent += part.length;
          if (!response.write(part)) {
            response.once('drain', more);
            return;
          }
        }
      };
      more();
    });
    assert.equal(await fetched(server.origin), 'unsafe');
    assert.ok(sent < 100_000_000, `${sent} bytes were sent`);
  });

  it('gives up one that stops sending', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, isPng);
      response.write(whole.subarray(0, 100));
    });
    assert.equal(await fetched(server.origin, 300), 'network');
  });

  it('refuses a picture that came in the answer itself and is larger than 64 MB', async () => {
    const results = join(folder.path, 'results');
    const keeping = new ResultStorage(results).keep(jobId, 0, (sink) =>
      sink.write(new Uint8Array(64_000_001)),
    );
    await assert.rejects(keeping, { code: 'unsafe' });
    assert.deepEqual(readdirSync(results), []);
  });

  it('keeps none of more than 64 megapixels, whatever its head says', async () => {
    const side = fc.oneof(fc.integer({ min: 1, max: 16_383 }), fc.constantFrom(1, 8000, 8001, 16_383));
    const makers = [pngThatSays, jpeg, lossyWebp, losslessWebp, extendedWebp];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...makers), side, side, async (make, width, height) => {
        const bytes = Uint8Array.from(make(width, height));
        const storage = new ResultStorage(join(folder.path, 'results'));
        const code = await storage
          .keep(jobId, 0, (sink) => sink.write(bytes))
          .then(
            () => 'kept',
            (error: unknown) => (error instanceof QwenImageError ? error.code : String(error)),
          );
        assert.equal(code, width * height > 64_000_000 ? 'unsafe' : 'kept', `${width} × ${height}`);
      }),
      { numRuns: 100 },
    );
  });

  it('asks nothing of a private address that a redirect leads to, however it is written', async () => {
    const octet = fc.nat(255);
    const inside = fc
      .oneof(
        fc.tuple(fc.constant(10), octet, octet, octet),
        fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
        fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
        fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
        fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
        fc.tuple(fc.constant(0), octet, octet, octet),
      )
      .chain((parts) => fc.constantFrom(...spellings(parts)));
    await fc.assert(
      fc.asyncProperty(inside, fc.constantFrom('https', 'http'), async (host, scheme) => {
        const asked: string[] = [];
        const fetch: typeof globalThis.fetch = (address) => {
          asked.push(address instanceof Request ? address.url : String(address));
          return Promise.resolve(
            new Response(null, { status: 302, headers: { location: `${scheme}://${host}/a` } }),
          );
        };
        const service = serviceOn('http://127.0.0.1:9', { fetch });
        const error: unknown = await service
          .download('https://8.8.8.8/a', { write: () => Promise.resolve() }, never())
          .catch((reason: unknown) => reason);
        assert.ok(error instanceof QwenImageError && error.code === 'unsafe', host);
        assert.deepEqual(asked, ['https://8.8.8.8/a']);
      }),
      { numRuns: 300 },
    );
  });
});

/** The notations of one IPv4 address that browsers and resolvers read. */
function spellings([a, b, c, d]: readonly [number, number, number, number]): readonly string[] {
  const number = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = (value: number, digits = 0): string => value.toString(16).padStart(digits, '0');
  const low = `${hex(a * 256 + b)}:${hex(c * 256 + d)}`;
  return [
    `${a}.${b}.${c}.${d}`,
    `${a}.${b}.${c}.${d}.`,
    String(number),
    `0x${hex(number)}`,
    `0${number.toString(8)}`,
    `0x${hex(a)}.0${b.toString(8)}.${c}.0x${hex(d)}`,
    `${a}.${b}.${c * 256 + d}`,
    `${a}.${(b * 256 + c) * 256 + d}`,
    `%3${String(a).charAt(0)}${String(a).slice(1)}.${b}.${c}.${d}`,
    `[::ffff:${a}.${b}.${c}.${d}]`,
    `[::ffff:${low}]`,
    `[64:ff9b::${low}]`,
    `[2002:${low}::]`,
    `[::${a}.${b}.${c}.${d}]`,
  ];
}

function bytesText(start: string, length: number): Buffer {
  return Buffer.from(bytesOf(start, new Uint8Array(length)));
}

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FailureCode } from '../../../src/core/failure';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { ResultStorage } from '../../../src/host/resultStorage';
import { bytesOf, extendedWebp, jpeg, jpegSegment, png } from '../assets/pictures';
import { temporaryFolder } from './temporaryFolder';
import { until } from './until';

const job = '0b9f2c7e-3c1d-4a56-9b11-0a2d6f1f2b3c';
const otherJob = '1b9f2c7e-3c1d-4a56-9b11-0a2d6f1f2b3c';

describe('ResultStorage', () => {
  const folder = temporaryFolder();

  function results(): string {
    return join(folder.path, 'results');
  }

  function keep(bytes: Uint8Array, pieceLength = 1000): ReturnType<ResultStorage['keep']> {
    return new ResultStorage(results()).keep(job, 0, async (sink) => {
      for (let at = 0; at < bytes.length; at += pieceLength) {
        await sink.write(bytes.subarray(at, at + pieceLength));
      }
    });
  }

  it('clears away half a download of a window that died long ago', async () => {
    mkdirSync(results());
    const half = join(results(), `${otherJob}-0.77.0123456789ab.tmp`);
    writeFileSync(half, 'half');
    utimesSync(half, 1, 1);
    await keep(png(3, 2));
    await until(() => !existsSync(half));
  });

  async function refused(code: FailureCode, keeping: Promise<unknown>): Promise<void> {
    await assert.rejects(keeping, (error) => error instanceof QwenImageError && error.code === code);
    assert.deepEqual(readdirSync(results()), []);
  }

  // 240,000 bytes of a profile stand before the size.
  const longHead = jpeg(
    30,
    20,
    0xc0,
    bytesOf(...Array.from({ length: 4 }, () => jpegSegment(0xe2, new Uint8Array(60_000)))),
  );

  for (const [type, extension, bytes] of [
    ['png', 'png', png(30, 20)],
    ['jpeg', 'jpg', jpeg(30, 20)],
    ['webp', 'webp', extendedWebp(30, 20)],
    ['jpeg', 'jpg', longHead],
  ] as const) {
    it(`keeps a whole ${type} of ${bytes.length} bytes, byte for byte`, async () => {
      const kept = await keep(bytes, Math.ceil(bytes.length / 20));
      assert.deepEqual(kept, {
        kind: 'kept',
        file: `${job}-0.${extension}`,
        type,
        width: 30,
        height: 20,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
      assert.deepEqual(readdirSync(results()), [kept.file]);
      assert.deepEqual(new Uint8Array(readFileSync(join(results(), kept.file))), bytes);
    });
  }

  for (const [what, code, bytes] of [
    ['nothing', 'badAnswer', new Uint8Array()],
    ['half a picture', 'badAnswer', png(300, 200).subarray(0, 60)],
    ['a picture without its end', 'badAnswer', png(300, 200).subarray(0, -12)],
    ['a few bytes', 'badAnswer', png(3, 2).subarray(0, 9)],
    ['HTML', 'unsafe', bytesOf('<!DOCTYPE html><html><body>gone</body></html>')],
    ['SVG', 'unsafe', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['GIF', 'unsafe', bytesOf('GIF89a', new Uint8Array(100))],
    ['text', 'unsafe', bytesOf('Internal Server Error')],
    [
      'more pixels than fit',
      'unsafe',
      bytesOf(png(1, 1).subarray(0, 16), [0, 0, 0x20, 0, 0, 0, 0x20, 0], png(1, 1).subarray(24)),
    ],
  ] as const) {
    it(`keeps no ${what}: ${code}`, async () => {
      await refused(code, keep(bytes));
    });
  }

  it('keeps nothing of a download that breaks off, and passes its error on', async () => {
    const broken = new QwenImageError('network');
    const keeping = new ResultStorage(results()).keep(job, 0, async (sink) => {
      await sink.write(png(3, 2));
      throw broken;
    });
    await assert.rejects(keeping, (error) => error === broken);
    assert.deepEqual(readdirSync(results()), []);
  });

  it('takes the place of an earlier download of the same picture', async () => {
    await keep(png(3, 2));
    const kept = await keep(png(5, 4));
    assert.equal(kept.width, 5);
    assert.deepEqual(readdirSync(results()), [kept.file]);
  });

  it('says that the disk is at fault when the folder cannot be made', async () => {
    mkdirSync(results());
    const inFile = new ResultStorage(join(results(), (await keep(png(3, 2))).file, 'x'));
    await assert.rejects(
      inFile.keep(job, 0, () => Promise.resolve()),
      (error) => error instanceof QwenImageError && error.code === 'disk',
    );
  });

  it('discards what is kept of one job, and nothing of others', async () => {
    const storage = new ResultStorage(results());
    for (const [id, index] of [
      [job, 0],
      [job, 1],
      [otherJob, 0],
    ] as const) {
      await storage.keep(id, index, (sink) => sink.write(png(3, 2)));
    }
    await storage.discard(job);
    await storage.discard(job);
    assert.deepEqual(readdirSync(results()), [`${otherJob}-0.png`]);
  });
});

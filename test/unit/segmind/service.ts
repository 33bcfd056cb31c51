import assert from 'node:assert/strict';
import type { Clock } from '../../../src/core/clock';
import type { Log } from '../../../src/core/log';
import { qwenImage } from '../../../src/core/models/qwenImage';
import type { ByteSink } from '../../../src/core/ports/byteSink';
import type { SubmitRequest } from '../../../src/core/ports/imageService';
import { QwenImageError } from '../../../src/core/qwenImageError';
import type { Deadline } from '../../../src/segmind/http/deadline';
import type { SegmindOptions } from '../../../src/segmind/segmindOptions';
import { SegmindService } from '../../../src/segmind/segmindService';

export const key = 'SG_0123456789abcdef';

/** Real time, but pauses between attempts pass at once. */
export const clock: Clock = { now: () => Date.now(), sleep: () => Promise.resolve() };

export const quick: Deadline = { headers: 100, idle: 100, whole: 2000 };
/** For what is expected to come, on a machine that is busy with other things. */
export const patient: Deadline = { headers: 15_000, idle: 15_000, whole: 15_000 };

export function optionsOn(origin: string, write: (...parts: unknown[]) => void = () => {}): SegmindOptions {
  const log: Log = { debug: write, info: write, warn: write, error: write };
  return {
    fetch: globalThis.fetch,
    key: () => Promise.resolve(key),
    endpoints: () => ({ apiBaseUrl: origin, uploadUrl: `${origin}/upload-asset` }),
    transport: () => 'async',
    clock,
    log,
  };
}

/** A service on a local origin; what it logs is kept for looking through. */
export function serviceOn(origin: string, more: Partial<SegmindOptions> = {}) {
  const lines: string[] = [];
  const options = optionsOn(origin, (...parts) => {
    lines.push(JSON.stringify(parts));
  });
  return Object.assign(new SegmindService({ ...options, ...more }), { lines });
}

export const request: SubmitRequest = {
  model: qwenImage,
  prompt: 'a lighthouse',
  parameters: { steps: 30, guidance: 3.5, seed: 7, aspect_ratio: '1:1' },
  images: {},
};

export function never(): AbortSignal {
  return new AbortController().signal;
}

/** The `QwenImageError` that the work ends with; it must not name the key anywhere. */
export async function errorOf(work: Promise<unknown>): Promise<QwenImageError> {
  const error: unknown = await work.then(
    () => assert.fail('It succeeded.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof QwenImageError)) {
    throw error;
  }
  assert.ok(!JSON.stringify([error.message, error.facts, error.stack, String(error.cause)]).includes(key));
  return error;
}

/** Keeps what is written to it. */
export class MemorySink implements ByteSink {
  readonly #chunks: Uint8Array[] = [];

  write(chunk: Uint8Array): Promise<void> {
    this.#chunks.push(chunk);
    return Promise.resolve();
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Job, KeptOutput } from '../../../src/core/job';
import type { JobRequest, Naming } from '../../../src/core/jobRequest';

export const jobId = '0b9f2c7e-3c1d-4a56-9b11-0a2d6f1f2b3c';

/** Lays bytes into a results folder, as `ResultStorage` would. */
export function keepPicture(results: string, bytes: Uint8Array, index = 0): KeptOutput {
  const file = `${jobId}-${index}.png`;
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, file), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { kind: 'kept', file, type: 'png', width: 3, height: 2, size: bytes.length, sha256 };
}

export function jobFor(root: string, folder: string, naming: Naming, more: Partial<JobRequest> = {}): Job {
  return {
    id: jobId,
    createdAt: Date.UTC(2026, 1, 3, 12),
    uploads: {},
    isRecovered: false,
    state: 'queued',
    notBefore: 0,
    postponements: 0,
    request: {
      model: 'qwen-image',
      prompt: 'A red fox',
      parameters: { seed: 7, aspect_ratio: '16:9' },
      images: {},
      destination: { root, folder, naming },
      ...more,
    },
  };
}

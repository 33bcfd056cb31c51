import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as z from 'zod/mini';
import type { ThreadTask } from './threadTask';
import type { TranscodeTask } from './transcode';

/** ms; a picture of 64 million pixels takes some ten seconds. */
const longest = 120_000;

const Made = z.array(z.instanceof(Uint8Array));

/** Converts pictures outside of the extension host's thread. */
export type Transcode = (task: TranscodeTask) => Promise<readonly Uint8Array[]>;

/** A thread for each picture, gone with it: nothing is kept loaded. @param folder absolute path of the bundle */
export function codecThread(folder: string): Transcode {
  return (task) =>
    new Promise((resolve, reject) => {
      const workerData: ThreadTask = { folder, ...task };
      const worker = new Worker(join(folder, 'codec.js'), { workerData });
      const timer = setTimeout(() => {
        reject(new Error('converting a picture took too long'));
        void worker.terminate();
      }, longest);
      worker.once('message', (message: unknown) => {
        const made = Made.safeParse(message);
        if (made.success) {
          resolve(made.data);
        } else {
          reject(new TypeError('the codec answered with something else'));
        }
        void worker.terminate();
      });
      worker.once('error', reject);
      worker.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`the codec ended (${code})`));
      });
    });
}

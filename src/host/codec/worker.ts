import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { forgetGlobals } from './fewGlobals';
import { transcode } from './transcode';
import type { ThreadTask } from './threadTask';
import { openWebpCodec, readShipped } from './webpCodec';

/** A thread of its own, for one picture: decoding and encoding take a second, and the extension host has other work. */
async function main({ folder, ...task }: ThreadTask): Promise<void> {
  forgetGlobals(globalThis);
  const webp = openWebpCodec((half) => readShipped(join(folder, 'webp.wasm.br'), half));
  parentPort?.postMessage(await transcode(task, webp));
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-argument -- handed over by `codecThread`, in the same process
void main(workerData);

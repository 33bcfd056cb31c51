import type { Output } from './job';
import type { JobTools } from './jobTools';
import { delayAfterError } from './pollSchedule';
import type { RemoteResult } from './ports/imageService';
import { QwenImageError } from './qwenImageError';

/**
 * Pictures that came in the answer itself go to our storage before anything is recorded. `attempts`: how often a disk that
 * refuses is asked; without end for an answer that cannot be had again, since the bytes in memory are paid for.
 */
export async function keepInline(
  jobId: string,
  result: RemoteResult,
  tools: JobTools,
  signal: AbortSignal,
  attempts = 5,
): Promise<readonly Output[]> {
  const outputs: Output[] = [];
  for (const [index, output] of result.outputs.entries()) {
    outputs.push(
      output.kind === 'remote'
        ? output
        : await repeatOnDiskError(tools, signal, attempts, () =>
            tools.vault.keep(jobId, index, (sink) => sink.write(output.bytes)),
          ),
    );
  }
  return outputs;
}

async function repeatOnDiskError<T>(
  tools: JobTools,
  signal: AbortSignal,
  attempts: number,
  run: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof QwenImageError) || error.code !== 'disk' || attempt >= attempts) {
        throw error;
      }
      tools.log.warn('A picture could not be kept; trying again', error);
      await tools.clock.sleep(delayAfterError(attempt), signal);
    }
  }
}

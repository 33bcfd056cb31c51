import type { Clock } from '../core/clock';
import { QwenImageError } from '../core/qwenImageError';

const attempts = 3;
/** Milliseconds before the second attempt; three times that before the third. */
const firstPause = 500;

/** Repeats what costs nothing while the network or the other side is in the way. */
export async function repeated<T>(clock: Clock, signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const isPassing =
        error instanceof QwenImageError && (error.code === 'network' || error.code === 'server');
      if (!isPassing || attempt >= attempts) {
        throw error;
      }
      await clock.sleep(firstPause * 3 ** (attempt - 1), signal);
    }
  }
}

import { QwenImageError } from '../../core/qwenImageError';
import type { Delivery } from '../../core/qwenImageError';
import { describeWithout } from './describe';

/** Runs a call that bills nothing, so that only a `QwenImageError` or the caller's reason comes out of it. */
export async function settled<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof QwenImageError)) {
      signal.throwIfAborted();
    }
    throw withoutDoubt(ownError(error));
  }
}

/** The error itself, or our own mistake as one. */
export function ownError(error: unknown): QwenImageError {
  return error instanceof QwenImageError
    ? error
    : new QwenImageError('unexpected', {
        detail: describeWithout()(error instanceof Error ? error.message : String(error)),
      });
}

export function withDelivery(error: QwenImageError, delivery: Delivery): QwenImageError {
  return error.facts.delivery === undefined
    ? new QwenImageError(error.code, { ...error.facts, delivery })
    : error;
}

/** Whether a submission arrived is a question of money; of any other call, nobody needs to be asked. */
function withoutDoubt(error: QwenImageError): QwenImageError {
  const { delivery, ...facts } = error.facts;
  return delivery === 'unknown' ? new QwenImageError(error.code, facts) : error;
}

import { Refusal } from '../refusal';
import type { Translate } from '../words/translate';

/**
 * What to throw when an order for several pictures breaks off: with some of them made already, nobody must believe that nothing
 * was, and order all of them again.
 */
export async function someWereMade(
  error: unknown,
  made: number,
  wanted: number,
  t: Translate,
): Promise<unknown> {
  if (made === 0) {
    return error;
  }
  const { explainError } = await import('../words/explainFailure');
  const { message, steps, setting } = explainError(error, t);
  return new Refusal(
    t('{0} of {1} pictures are being made already; the others are not. {2}', made, wanted, message),
    steps,
    setting,
  );
}

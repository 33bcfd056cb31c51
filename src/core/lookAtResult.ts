import { believable } from './believable';
import { resultRetention } from './job';
import type { Sent } from './job';
import type { JobTools } from './jobTools';
import type { ResultLook } from './ports/imageService';
import { failureOf, QwenImageError } from './qwenImageError';

/** An answer that makes no sense this often in a row will not make sense any more. */
const maximumBadAnswers = 5;

/** One look at what a request has made, held back with all else while the key is limited. Undefined when it is worth another look. */
export async function lookAtResult(
  { requestId, submittedAt }: Sent,
  attempt: number,
  tools: JobTools,
  signal: AbortSignal,
): Promise<ResultLook | undefined> {
  try {
    await tools.gate.pass(signal);
    return believable(await tools.service.result(requestId, signal));
  } catch (error) {
    signal.throwIfAborted();
    const facts = error instanceof QwenImageError ? error.facts : {};
    if (facts.retryAt !== undefined) {
      tools.gate.closeUntil(facts.retryAt);
    }
    const { code } = failureOf(error);
    const isPassing = code === 'network' || code === 'server' || code === 'rateLimited';
    const isSenseless = code === 'badAnswer' || code === 'expired' || facts.isDoubtful === true;
    const isWorthAnother =
      // The clock may have been set ahead, so that its word alone does not end this.
      (isPassing &&
        (attempt < maximumBadAnswers || tools.clock.now() - submittedAt < resultRetention + 300_000)) ||
      (isSenseless && attempt < maximumBadAnswers);
    if (!isWorthAnother) {
      throw error;
    }
    tools.log.warn(`The result of request ${requestId} could not be fetched; trying again`, error);
    return undefined;
  }
}

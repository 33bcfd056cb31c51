import type { FailureCode } from '../../core/failure';
import { QwenImageError } from '../../core/qwenImageError';
import type { Delivery } from '../../core/qwenImageError';
import { bodyText } from '../http/answer';
import type { Answer } from '../http/answer';
import type { Call } from '../http/deadline';
import type { Describe } from './describe';
import { isOwnError, parameterOf } from './errorText';
import { refusalByWords } from './refusal';
import { retryAt } from './retryAt';

/** What an answer that is no success means for this call. Its delivery says whether it can be believed. */
export function answerError(call: Call, answer: Answer, describe: Describe, now: number): QwenImageError {
  const { status } = answer;
  const text = bodyText(answer);
  const code = codeOf(call, answer, text);
  const parameter =
    code === 'invalid' && answer.body.kind === 'json' ? parameterOf(answer.body.value) : undefined;
  return new QwenImageError(code, {
    detail: describe(text === '' ? `HTTP ${status}` : text),
    status,
    delivery: deliveryOf(answer),
    ...(status === 429 ? { retryAt: retryAt(answer.headers, now) } : {}),
    ...(parameter === undefined ? {} : { parameter }),
    ...(code === 'badInput' ? { inputProblem: status === 413 ? 'tooLarge' : 'unsupportedType' } : {}),
    ...(isFollowing(call) && isForeign(answer) && doubted.has(code) ? { isDoubtful: true } : {}),
  });
}

/** Whether it is in Segmind's own words. */
export function hasOwnWords({ body }: Answer): boolean {
  return body.kind === 'json' && isOwnError(body.value);
}

/**
 * A client error is an answer. So is a 500 that carries Segmind's own words. All other server errors stand between us and
 * whatever happened, in JSON, too: that is no language of Segmind's alone. Everything else (HTML pages, empty bodies, odd
 * successes) tells nothing.
 */
function deliveryOf(answer: Answer): Delivery {
  const { status } = answer;
  if (status === 407) {
    return 'neverSent';
  }
  if (status >= 400 && status < 500) {
    // 408: the wait for the request ran out, and nobody says how much of it had arrived.
    return status === 408 ? 'unknown' : 'answered';
  }
  return status === 500 && hasOwnWords(answer) ? 'answered' : 'unknown';
}

/** The request is under way: it, and the watching, are not ended by whoever stands between. */
function isFollowing(call: Call): boolean {
  return call === 'look' || call === 'result';
}

/** A refusal that anybody may have written. */
function isForeign(answer: Answer): boolean {
  return answer.status >= 400 && answer.status < 500 && !hasOwnWords(answer);
}

/** What ends the watching at once when Segmind says it. */
const doubted = new Set<FailureCode>(['badKey', 'noPermission', 'badAnswer']);

function codeOf(call: Call, answer: Answer, text: string): FailureCode {
  const { status } = answer;
  // A page that is blocked by somebody's filter is not a prompt that was blocked.
  const isTelling = !isFollowing(call) || (status < 500 && hasOwnWords(answer));
  const words = isTelling ? refusalByWords(text) : undefined;
  const otherwise = isFollowing(call) && isForeign(answer) ? 'badAnswer' : 'invalid';
  switch (status) {
    case 401:
      return 'badKey';
    case 402:
      return 'noCredits';
    case 403:
      return words === undefined || words === 'invalid' ? 'noPermission' : words;
    case 404:
    case 410:
      return goneCode(call);
    case 405:
      return 'server';
    case 406:
      return words ?? 'noCredits';
    case 407:
    case 408:
      return 'network';
    case 413:
    case 415:
      return call === 'upload' ? 'badInput' : (words ?? otherwise);
    case 429:
      return 'rateLimited';
  }
  if (status >= 500) {
    return status === 500 && hasOwnWords(answer) ? (words ?? 'server') : 'server';
  }
  return status >= 400 ? (words ?? otherwise) : 'badAnswer';
}

function goneCode(call: Call): FailureCode {
  switch (call) {
    case 'submit':
    case 'submitSync':
      return 'modelGone';
    case 'look':
    case 'result':
    case 'download':
      return 'expired';
    case 'upload':
    case 'credits':
      return 'server';
  }
}

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
  });
}

/**
 * A client error is an answer. So is a server error that carries Segmind's own words, except 502 and 504, which stand
 * between us and whatever happened. Everything else (HTML pages, empty bodies, odd successes) tells nothing.
 */
function deliveryOf({ status, body }: Answer): Delivery {
  if (status === 407) {
    return 'neverSent';
  }
  if (status >= 400 && status < 500) {
    // 408: the wait for the request ran out, and nobody says how much of it had arrived.
    return status === 408 ? 'unknown' : 'answered';
  }
  const isBelievable = status >= 500 && status !== 502 && status !== 504;
  return isBelievable && body.kind === 'json' && isOwnError(body.value) ? 'answered' : 'unknown';
}

function codeOf(call: Call, answer: Answer, text: string): FailureCode {
  const { status } = answer;
  const words = refusalByWords(text);
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
      return call === 'upload' ? 'badInput' : (words ?? 'invalid');
    case 429:
      return 'rateLimited';
    case 502:
    case 504:
      return 'server';
  }
  if (status >= 500) {
    return answer.body.kind === 'json' && isOwnError(answer.body.value) ? (words ?? 'server') : 'server';
  }
  return status >= 400 ? (words ?? 'invalid') : 'badAnswer';
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

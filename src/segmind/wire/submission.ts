import { QwenImageError } from '../../core/qwenImageError';
import type { SubmitRequest, Submission } from '../../core/ports/imageService';
import { answerError } from '../errors/answerError';
import type { Describe } from '../errors/describe';
import { bodyText } from '../http/answer';
import type { Answer } from '../http/answer';
import { isRequestId } from '../../core/requestId';
import { failureFrom } from './failedRequest';
import { readHeaderMetrics, readMetrics } from './metrics';
import { readOutputs } from './outputs';
import { readRequestBody } from './requestBody';

/** The flat JSON body of a request. What the model always sends wins over everything else. */
export function submitBody({ model, prompt, parameters, images }: SubmitRequest): string {
  return JSON.stringify({ ...parameters, ...images, prompt, ...model.constants });
}

/**
 * Reads the answer to a submission. Throws with `delivery`: `answered` only when it says no in words that can be
 * believed, so that a success which names neither a request nor a picture stays `unknown`.
 */
export function readSubmission(
  answer: Answer,
  transport: 'async' | 'sync',
  describe: Describe,
  now: number,
): Submission {
  const { status, headers, body } = answer;
  const isSuccess = status >= 200 && status < 300;
  const said = body.kind === 'json' ? readRequestBody(body.value, describe) : undefined;
  const isSync = transport === 'sync';
  // An asynchronous request that has an id is followed, whatever is said of it at first.
  const isFinal = status === 422 || (isSuccess && (isSync || said?.requestId === undefined));
  if (said?.word?.kind === 'failed' && isFinal) {
    const failure = failureFrom(answer, describe);
    throw new QwenImageError(failure.code, { detail: failure.detail, status, delivery: 'answered' });
  }
  if (!isSuccess) {
    throw answerError(isSync ? 'submitSync' : 'submit', answer, describe, now);
  }
  const headerId = headers.get('x-request-id') ?? '';
  const requestId = said?.requestId ?? (isSync && isRequestId(headerId) ? headerId : undefined);
  if (body.kind === 'picture') {
    return finished(requestId, [{ kind: 'inline', bytes: body.bytes }], readHeaderMetrics(headers));
  }
  const outputs = body.kind === 'json' ? readOutputs(body.value) : [];
  // An answer to an asynchronous submission may echo its input picture: the request it names is what counts.
  const isFinished = isSync
    ? said?.word?.kind !== 'running' || said.word.remote.kind === 'other'
    : said?.word?.kind === 'completed' && said.requestId === undefined;
  if (outputs.length > 0 && isFinished) {
    return finished(requestId, outputs, { ...readMetrics(said?.metrics), ...readHeaderMetrics(headers) });
  }
  if (said?.requestId !== undefined) {
    return { kind: 'accepted', requestId: said.requestId };
  }
  throw new QwenImageError('badAnswer', {
    detail: describe(bodyText(answer) || 'the answer names no request'),
    status,
    delivery: 'unknown',
  });
}

function finished(
  requestId: string | undefined,
  outputs: Extract<Submission, { kind: 'finished' }>['result']['outputs'],
  metrics: Extract<Submission, { kind: 'finished' }>['result']['metrics'],
): Submission {
  return {
    kind: 'finished',
    ...(requestId === undefined ? {} : { requestId }),
    result: { outputs, metrics },
  };
}

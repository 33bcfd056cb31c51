import { QwenImageError } from '../../core/qwenImageError';
import type { Look, ResultLook } from '../../core/ports/imageService';
import { answerError, hasOwnWords } from '../errors/answerError';
import type { Describe } from '../errors/describe';
import { bodyText } from '../http/answer';
import type { Answer } from '../http/answer';
import { failureFrom } from './failedRequest';
import { readMetrics } from './metrics';
import { readOutputs } from './outputs';
import { readRequestBody } from './requestBody';
import type { RequestBody } from './requestBody';

/** Reads an answer of the status address. */
export function readLook(requestId: string, answer: Answer, describe: Describe, now: number): Look {
  const look = readWord(requestId, answer, describe, now);
  if (look !== undefined) {
    return look.kind === 'completed' ? { kind: 'completed' } : look;
  }
  if (
    answer.body.kind === 'picture' ||
    (answer.body.kind === 'json' && readOutputs(answer.body.value).length > 0)
  ) {
    return { kind: 'completed' };
  }
  throw unreadable(answer, describe);
}

/** Reads an answer of the result address. Completed without a picture is a `badAnswer`. */
export function readResult(requestId: string, answer: Answer, describe: Describe, now: number): ResultLook {
  const look = readWord(requestId, answer, describe, now);
  const isUnknownWord = look?.kind === 'running' && look.remote.kind === 'other';
  if (look !== undefined && look.kind !== 'completed' && !(isUnknownWord && holdsPicture(answer))) {
    return look;
  }
  if (answer.body.kind === 'picture') {
    return {
      kind: 'completed',
      result: { outputs: [{ kind: 'inline', bytes: answer.body.bytes }], metrics: {} },
    };
  }
  const outputs = answer.body.kind === 'json' ? readOutputs(answer.body.value) : [];
  if (outputs.length === 0) {
    throw unreadable(answer, describe);
  }
  const metrics =
    answer.body.kind === 'json' ? readRequestBody(answer.body.value, describe)?.metrics : undefined;
  return { kind: 'completed', result: { outputs, metrics: readMetrics(metrics) } };
}

/** A picture at the address of the result is the result, whatever word stands beside it. */
function holdsPicture({ body }: Answer): boolean {
  return body.kind === 'picture' || (body.kind === 'json' && readOutputs(body.value).length > 0);
}

type Word =
  Exclude<Look, { readonly kind: 'completed' }> | { readonly kind: 'completed'; readonly said: RequestBody };

/**
 * The body's word before the status code: a failed request comes as 422 or 200. Under other codes the body must name this
 * very request to be believed, as gateways say "failed" too; and a 422 without a word is doubtful where it is not in Segmind's
 * own words. Undefined for a success without a word.
 */
function readWord(requestId: string, answer: Answer, describe: Describe, now: number): Word | undefined {
  const { status, body } = answer;
  const isSuccess = status >= 200 && status < 300;
  const said = body.kind === 'json' ? readRequestBody(body.value, describe) : undefined;
  const isAboutThis = said?.requestId === requestId;
  const isBelieved = isSuccess || status === 422 || isAboutThis;
  if (said?.word !== undefined && isBelieved) {
    switch (said.word.kind) {
      case 'completed':
        return { kind: 'completed', said };
      case 'failed':
        return { kind: 'failed', failure: failureFrom(answer, describe) };
      case 'running':
        return said.word;
    }
  }
  if (body.kind === 'cut' && status === 422) {
    throw body.error;
  }
  if (status === 422) {
    const failure = failureFrom(answer, describe);
    return { kind: 'failed', failure, ...(isAboutThis || hasOwnWords(answer) ? {} : { isDoubtful: true }) };
  }
  if (!isSuccess) {
    throw answerError('look', answer, describe, now);
  }
  return undefined;
}

function unreadable(answer: Answer, describe: Describe): QwenImageError {
  return new QwenImageError('badAnswer', {
    detail: describe(bodyText(answer) || 'the answer holds neither a state nor a picture'),
    status: answer.status,
  });
}

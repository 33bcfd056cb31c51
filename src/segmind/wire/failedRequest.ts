import type { Failure } from '../../core/failure';
import type { Describe } from '../errors/describe';
import { refusalByWords } from '../errors/refusal';
import { bodyText } from '../http/answer';
import type { Answer } from '../http/answer';

/** Segmind's own word that a request failed: why, as far as its words tell. It is not billed. */
export function failureFrom(answer: Answer, describe: Describe): Failure {
  const text = bodyText(answer);
  return {
    code: refusalByWords(text) ?? 'server',
    detail: describe(text),
    status: answer.status,
  };
}

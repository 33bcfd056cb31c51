import { redact } from './redact';
import type { Failure, FailureCode, InputProblem } from './failure';

/**
 * How far a request got before it went wrong, which decides whether it may be repeated:
 * - `neverSent`: DNS, refused, TLS, proxy refusal: it provably never left
 * - `answered`: the other side said no in words that can be believed; nothing was billed
 * - `unknown`: it left and no readable answer came back; it may have been accepted and billed
 */
export type Delivery = 'neverSent' | 'answered' | 'unknown';

/** Why nothing was done with a job: its state does not allow it (any more), another window works on it, or it is not there. */
export type JobRefusal = 'state' | 'otherWindow' | 'gone';

export interface ErrorFacts {
  readonly detail?: string;
  /** HTTP status. */
  readonly status?: number;
  /** Milliseconds since the epoch before which nothing should be sent with this key. */
  readonly retryAt?: number;
  readonly delivery?: Delivery;
  /** The refusal is in nobody's words that are known: whoever stands between may have said it, and of something else. */
  readonly isDoubtful?: true;
  /** The request parameter that is at fault. */
  readonly parameter?: string;
  readonly inputProblem?: InputProblem;
  readonly refused?: JobRefusal;
}

/** The one error type that core and the rooms around it throw. Words for people are made from it in `ui`. */
export class QwenImageError extends Error {
  readonly code: FailureCode;
  readonly facts: ErrorFacts;

  constructor(code: FailureCode, facts: ErrorFacts = {}, options?: ErrorOptions) {
    super(facts.detail === undefined ? code : `${code}: ${facts.detail}`, options);
    this.name = 'QwenImageError';
    this.code = code;
    this.facts = facts;
  }
}

/** What to remember of anything thrown. An error of no known kind is our own mistake and says so. */
export function failureOf(error: unknown): Failure {
  if (error instanceof QwenImageError) {
    const { detail = '', status, parameter, inputProblem } = error.facts;
    return {
      code: error.code,
      detail,
      ...(status === undefined ? {} : { status }),
      ...(parameter === undefined ? {} : { parameter }),
      ...(inputProblem === undefined ? {} : { inputProblem }),
    };
  }
  return { code: 'unexpected', detail: redact(error instanceof Error ? error.message : String(error)) };
}

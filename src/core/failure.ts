/**
 * Why something did not work; a closed list, so that every place that words an error is checked for completeness.
 *
 * - `noKey`, `badKey`, `noPermission`, `noCredits`, `modelGone`, `rateLimited`: what Segmind answered about the account or model
 * - `invalid`: a parameter was refused, here or at Segmind; `blocked`: the content was refused
 * - `badInput`: an input picture is missing, no picture, too large, of a type that is not supported, or a link out of the project
 * - `noConsent`: the person has not agreed to uploads, which get a public address
 * - `network`, `server`, `badAnswer`: the way there, the other side, or what it said was broken
 * - `expired`: the result is gone (one hour after submitting); `unsafe`: the result is not what may be saved
 * - `disk`: reading or writing here failed; `unexpected`: our own mistake
 */
export const failureCodes = [
  'noKey',
  'badKey',
  'noPermission',
  'noCredits',
  'invalid',
  'blocked',
  'modelGone',
  'rateLimited',
  'badInput',
  'noConsent',
  'network',
  'server',
  'badAnswer',
  'expired',
  'unsafe',
  'disk',
  'unexpected',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** Why an input picture cannot be used. */
export const inputProblems = [
  'missing',
  'notAnImage',
  'unsupportedType',
  'tooLarge',
  'notHttps',
  'leadsOut',
] as const;

export type InputProblem = (typeof inputProblems)[number];

/** What is remembered of a failure. `detail` is a short redacted text for the log and the curious, never the headline. */
export interface Failure {
  readonly code: FailureCode;
  readonly detail: string;
  /** HTTP status, where one was seen. */
  readonly status?: number;
  /** The request parameter that is at fault. */
  readonly parameter?: string;
  readonly inputProblem?: InputProblem;
}
